package dev.duet.voice;

/**
 * The shape of a network over the states of an encoder: learned weights over its layers, mean and
 * deviation over time by attention (Okabe et al. 2018, <a
 * href="https://arxiv.org/abs/1803.10963">arXiv:1803.10963</a>), an embedding, the output.
 *
 * @param members as {@link NetworkConfig#members} says, 1 to 64
 * @param layers of the encoder that a frame holds, 1 to 16
 * @param attention width of the layer that weighs frames, 1 to 4096
 * @param embedding width of the layer before the output, which feature-level fusion reads, 1 to
 *     4096
 * @param inputDropout share of the states dropped in training, in [0, 1)
 * @param dropout share of what was pooled, and of the embedding, dropped in training, in [0, 1)
 */
public record AttentiveConfig(
    int members, int layers, int attention, int embedding, double inputDropout, double dropout)
    implements NetworkConfig {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException with a sentence if one is violated
   */
  public AttentiveConfig {
    Ranges.requireIn("members", members, Ranges.MOST_MEMBERS);
    Ranges.requireIn("layers", layers, Ranges.MOST_LAYERS);
    Ranges.requireIn("attention", attention, Ranges.MOST_WIDTH);
    Ranges.requireIn("embedding", embedding, Ranges.MOST_WIDTH);
    Ranges.requireShare("inputDropout", inputDropout);
    Ranges.requireShare("dropout", dropout);
  }

  @Override
  public int embeddingWidth() {
    return embedding;
  }
}
