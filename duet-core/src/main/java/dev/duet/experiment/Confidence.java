package dev.duet.experiment;

import java.util.Locale;
import java.util.random.RandomGenerator;

/** What may be known of how far words are right. */
public enum Confidence {
  /** Nothing: they are taken as given. */
  NONE("no confidence, words trusted as given ones are") {
    @Override
    public double of(int wrong, int words, RandomGenerator random) {
      return 1;
    }
  },

  /**
   * What a recogniser says that takes all speech for good: of each word it has a clue, normally
   * distributed about one mean for right words and another for wrong ones, and says how probable a
   * word of such a clue is if 85 % of all are right; of a sentence it says the geometric mean, as
   * Whisper does. A right word has the better clue in nine of ten pairs. Where all words are wrong
   * it still says 0.4.
   */
  SANGUINE("a recogniser that is 0.9 sure of right words and 0.4 of wrong ones") {
    @Override
    public double of(int wrong, int words, RandomGenerator random) {
      double prior = Math.log(USUALLY_RIGHT / (1 - USUALLY_RIGHT));
      double logs = 0;
      for (int word = 0; word < words; word++) {
        double mean = (word < wrong ? -1 : 1) * APART * APART / 2;
        double clue = prior + mean + APART * random.nextGaussian();
        logs -= Math.log1p(Math.exp(-clue));
      }
      return Math.exp(logs / words);
    }
  },

  /**
   * What Whisper base says of short clips, as some three dozen of the corpora at hand suggest that
   * were heard with and without noise: little of right words, and less of wrong ones.
   */
  DOUBTFUL("a recogniser that is 0.5 sure of right words and 0.25 of wrong ones") {
    @Override
    public double of(int wrong, int words, RandomGenerator random) {
      double said = 0.5 - 0.25 * wrong / words + DEVIATION * random.nextGaussian();
      return Math.max(0, Math.min(1, said));
    }
  },

  /** What a calibrated recogniser says: the share of right words, give or take a tenth. */
  CALIBRATED("a recogniser that is as sure as its words are right, give or take 0.1") {
    @Override
    public double of(int wrong, int words, RandomGenerator random) {
      double said = 1 - (double) wrong / words + DEVIATION * random.nextGaussian();
      return Math.max(0, Math.min(1, said));
    }
  };

  private static final double USUALLY_RIGHT = 0.85;

  /** Between the means of clues, in deviations: right above wrong in 90 % of pairs. */
  private static final double APART = 1.8;

  private static final double DEVIATION = 0.1;

  private final String label;

  Confidence(String label) {
    this.label = label;
  }

  /** The words for it in reports. */
  public String label() {
    return label;
  }

  /** The key for it in JSON. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * How sure of the words somebody is, in [0, 1].
   *
   * @param wrong how many words are wrong
   * @param words how many there are, at least one
   */
  public abstract double of(int wrong, int words, RandomGenerator random);
}
