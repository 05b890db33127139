package dev.duet.fusion;

import dev.duet.evaluate.Outcome;
import java.util.List;

/**
 * Whether so few words are enough: how likely what a model reads in them is what the whole would
 * say, by how many they are and how far they seem to carry emotion.
 *
 * <pre>
 *   t = 1 / (1 + exp(-(slope ln(p / (1 - p)) + bias + perWord ln n)))
 * </pre>
 *
 * <p>Here {@code n} is the number of words and {@code p} the probability that they carry emotion,
 * as far as the model can say it. Of three words out of a sad sentence most are neutral, and a
 * model is as sure of them as of a neutral sentence.
 *
 * @param slope at least 0
 * @param bias finite
 * @param perWord at least 0
 */
public record Sufficiency(double slope, double bias, double perWord) {
  private static final double MOST_SURE = 1 - 1e-7;
  private static final int MOST_ROUNDS = 300;
  private static final double SMALLEST_MOVE = 1e-4;

  /** Refuses numbers that are negative, but for the bias, or not finite. */
  public Sufficiency {
    if (!(slope >= 0)
        || !(perWord >= 0)
        || !Double.isFinite(slope)
        || !Double.isFinite(bias)
        || !Double.isFinite(perWord)) {
      throw new IllegalArgumentException(
          "a slope and a worth of words are at least 0, and a bias is finite, not %s, %s and %s"
              .formatted(slope, perWord, bias));
    }
  }

  /**
   * What a model read, and what is true.
   *
   * @param outcome calibrated scores, and the emotion of the whole
   * @param emotional {@code p}, in [0, 1]
   * @param words how many there were, at least 1
   */
  public record Reading(Outcome outcome, double emotional, int words) {

    /** Refuses less than a word. */
    public Reading {
      requireWords(words);
    }

    boolean isKnown() {
      return outcome.scores().knows(outcome.truth());
    }

    private double ofTruth() {
      return outcome.scores().of(outcome.truth());
    }

    private double ofChance() {
      return 1.0 / outcome.scores().labels().size();
    }
  }

  /**
   * The numbers by which evidence is best discounted: with the probability {@code t} the scores
   * stand, else nothing is known between the labels (as {@link Evidence} mixes them), and the
   * truths shall be as likely as can be. Which of the two it was nobody saw, so its probability
   * takes the place of a truth in a logistic regression, in turns (Dempster, Laird and Rubin,
   * 1977). Readings whose truth the scores do not know say nothing of it.
   *
   * @param readings of words that the model has not learned from, whole sentences and parts of some
   * @throws IllegalArgumentException if no reading has a truth that is known
   */
  public static Sufficiency fit(List<Reading> readings) {
    List<Reading> known = readings.stream().filter(Reading::isKnown).toList();
    if (known.isEmpty()) {
      throw new IllegalArgumentException("it is learned from words whose truth is known");
    }
    Sufficiency now = new Sufficiency(1, 0, 0);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Sufficiency next = now.closer(known);
      boolean isThere = next.distance(now) < SMALLEST_MOVE;
      now = next;
      if (isThere) {
        break;
      }
    }
    return now;
  }

  private Sufficiency closer(List<Reading> readings) {
    ConditionalLogit model = new ConditionalLogit(new double[] {1, 0, 0}, 1);
    for (Reading reading : readings) {
      double t = of(reading.emotional, reading.words);
      double stands = t * reading.ofTruth();
      double falls = (1 - t) * reading.ofChance();
      double[][] features = {{logOdds(reading.emotional), 1, Math.log(reading.words)}, {0, 0, 0}};
      model.add(features, 0, stands / (stands + falls));
      model.add(features, 1, falls / (stands + falls));
    }
    double[] fitted = model.fit();
    return new Sufficiency(Math.max(0, fitted[0]), fitted[1], Math.max(0, fitted[2]));
  }

  private double distance(Sufficiency other) {
    return Math.abs(slope - other.slope)
        + Math.abs(bias - other.bias)
        + Math.abs(perWord - other.perWord);
  }

  private static double logOdds(double probability) {
    double p = Math.min(MOST_SURE, Math.max(1 - MOST_SURE, probability));
    return Math.log(p / (1 - p));
  }

  /**
   * The probability that what is read in words is what the whole would say.
   *
   * @param emotional {@code p}, in [0, 1]
   * @param words how many there are, at least 1
   */
  public double of(double emotional, int words) {
    requireWords(words);
    double logit = slope * logOdds(emotional) + bias + perWord * Math.log(words);
    return 1 / (1 + Math.exp(-logit));
  }

  /** How many words a text has: what stands between blanks; at least 1. */
  public static int count(String text) {
    return text.strip().split("\\s+").length;
  }

  private static void requireWords(int words) {
    if (words < 1) {
      throw new IllegalArgumentException("there is a word at least, not " + words);
    }
  }
}
