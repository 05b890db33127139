package dev.duet.voice;

/**
 * The shape of the LSTM audio model.
 *
 * @param members networks of this shape that are trained side by side from different initial
 *     values; their mean answers, which depends less on chance than any one of them
 * @param hidden width of each direction, positive
 * @param layers stacked bidirectional layers, at least 1
 * @param pooling how frames become one vector
 * @param inputDropout share of the features dropped in training, in [0, 1)
 * @param dropout share of activations dropped in training, between layers and before the output, in
 *     [0, 1)
 */
public record LstmConfig(
    int members, int hidden, int layers, Pooling pooling, double inputDropout, double dropout) {

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
    if (members < 1 || hidden < 1 || layers < 1) {
      throw new IllegalArgumentException("an LSTM has at least one member, one layer and one unit");
    }
    requireShare("inputDropout", inputDropout);
    requireShare("dropout", dropout);
  }

  private static void requireShare(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(name + " must be in [0, 1), not " + value);
    }
  }
}
