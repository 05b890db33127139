package dev.duet.fusion.mlp;

/**
 * The shape of the network that reads both embeddings.
 *
 * @param hidden width of the hidden layer, 1 to 4096
 * @param dropout share of the hidden activations dropped in training, in [0, 1)
 * @param modalityDropout probability that a training example with both modalities loses one of
 *     them, in [0, 1]
 */
public record MlpConfig(int hidden, double dropout, double modalityDropout) {
  private static final int MOST_HIDDEN = 4096;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException with a sentence if one is violated
   */
  public MlpConfig {
    if (hidden < 1 || hidden > MOST_HIDDEN) {
      throw new IllegalArgumentException("hidden must be in 1.." + MOST_HIDDEN + ", not " + hidden);
    }
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException("dropout must be in [0, 1), not " + dropout);
    }
    if (!(modalityDropout >= 0 && modalityDropout <= 1)) {
      throw new IllegalArgumentException(
          "modalityDropout must be in [0, 1], not " + modalityDropout);
    }
  }
}
