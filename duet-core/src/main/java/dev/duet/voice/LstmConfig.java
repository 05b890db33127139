package dev.duet.voice;

/**
 * The shape of the LSTM audio model.
 *
 * @param members as {@link NetworkConfig#members} says, 1 to 64
 * @param hidden width of each direction, 1 to 4096
 * @param layers stacked bidirectional layers, 1 to 16
 * @param pooling how frames become one vector
 * @param inputDropout share of the features dropped in training, in [0, 1)
 * @param dropout share of activations dropped in training, between layers and before the output, in
 *     [0, 1)
 */
public record LstmConfig(
    int members, int hidden, int layers, Pooling pooling, double inputDropout, double dropout)
    implements NetworkConfig {

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
    Ranges.requireIn("members", members, Ranges.MOST_MEMBERS);
    Ranges.requireIn("hidden", hidden, Ranges.MOST_WIDTH);
    Ranges.requireIn("layers", layers, Ranges.MOST_LAYERS);
    Ranges.requireShare("inputDropout", inputDropout);
    Ranges.requireShare("dropout", dropout);
  }

  @Override
  public int embeddingWidth() {
    return 2 * hidden;
  }
}
