package dev.duet.fusion;

import dev.duet.emotion.Scores;
import java.util.List;

/**
 * How likely words carry emotion at all, judged by how sure the text model is of them. A model that
 * was only ever shown emotional sentences has a favourite for "the train leaves at nine", too, but
 * is less sure of it (the baseline of Hendrycks and Gimpel, 2017, for what lies outside a model's
 * domain):
 *
 * <pre>
 *   r = 1 / (1 + exp(-(slope ln(p / (1 - p)) + bias))),   p the highest score
 * </pre>
 *
 * @param slope at least 0
 * @param bias finite
 */
public record Relevance(double slope, double bias) {
  private static final double MOST_SURE = 1 - 1e-7;

  /** Refuses a negative slope and numbers that are not finite. */
  public Relevance {
    if (!(slope >= 0) || Double.isInfinite(slope) || !Double.isFinite(bias)) {
      throw new IllegalArgumentException(
          "relevance has a slope of at least 0 and a finite bias, not " + slope + " and " + bias);
    }
  }

  /**
   * A logistic regression that holds both kinds of sentence for equally likely beforehand, whatever
   * their numbers here (King and Zeng, 2001).
   *
   * @param emotional calibrated scores of sentences that the model has not learned from
   * @param plain calibrated scores of sentences without emotion
   * @throws IllegalArgumentException if there are none of a kind
   */
  public static Relevance fit(List<Scores> emotional, List<Scores> plain) {
    if (emotional.isEmpty() || plain.isEmpty()) {
      throw new IllegalArgumentException("relevance is learned from sentences of both kinds");
    }
    ConditionalLogit model = new ConditionalLogit(new double[] {1, 0}, 1);
    emotional.forEach(scores -> model.add(features(scores), 0));
    plain.forEach(scores -> model.add(features(scores), 1));
    double[] fitted = model.fit();
    double more = Math.log((double) emotional.size() / plain.size());
    return new Relevance(Math.max(0, fitted[0]), fitted[1] - more);
  }

  private static double[][] features(Scores scores) {
    return new double[][] {{logOdds(scores), 1}, {0, 0}};
  }

  private static double logOdds(Scores scores) {
    double p = Math.min(MOST_SURE, scores.of(scores.top()));
    return Math.log(p / (1 - p));
  }

  /** The probability that the words behind calibrated scores carry emotion. */
  public double of(Scores scores) {
    return 1 / (1 + Math.exp(-(slope * logOdds(scores) + bias)));
  }
}
