package dev.duet.voice;

/**
 * The shape of the LSTM audio model.
 *
 * @param members networks of this shape that are trained side by side from different initial
 *     values; their mean answers, which depends less on chance than any one of them; 1 to 64
 * @param hidden width of each direction, 1 to 4096
 * @param layers stacked bidirectional layers, 1 to 16
 * @param pooling how frames become one vector
 * @param inputDropout share of the features dropped in training, in [0, 1)
 * @param dropout share of activations dropped in training, between layers and before the output, in
 *     [0, 1)
 */
public record LstmConfig(
    int members, int hidden, int layers, Pooling pooling, double inputDropout, double dropout) {

  private static final int MOST_MEMBERS = 64;
  private static final int MOST_HIDDEN = 4096;
  private static final int MOST_LAYERS = 16;

  /** How the frames of an utterance become one vector. */
  public enum Pooling {
    /** Learned weights over frames (additive attention, Bahdanau et al. 2015, with one query). */
    ATTENTION,
    /** The mean over frames. */
    MEAN
  }

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException with a sentence if one is violated
   */
  public LstmConfig {
    requireIn("members", members, MOST_MEMBERS);
    requireIn("hidden", hidden, MOST_HIDDEN);
    requireIn("layers", layers, MOST_LAYERS);
    requireShare("inputDropout", inputDropout);
    requireShare("dropout", dropout);
  }

  private static void requireIn(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(name + " must be in 1.." + most + ", not " + value);
    }
  }

  private static void requireShare(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(name + " must be in [0, 1), not " + value);
    }
  }
}
