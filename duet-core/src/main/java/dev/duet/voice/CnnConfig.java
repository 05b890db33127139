package dev.duet.voice;

import java.util.List;

/**
 * The shape of the convolutional audio model: blocks of convolution over time, batch normalisation,
 * activation, dropout and maximum pooling, then pooling over all of the time that is left, an
 * embedding, and the output.
 *
 * @param members as {@link NetworkConfig#members} says, 1 to 64
 * @param channels width of each block, 1 to 16 of them, each 1 to 4096
 * @param kernel frames that a convolution sees, odd, 1 to 99
 * @param stride neighbouring frames of which a block keeps the maximum, 1 to 16; 1 keeps all frames
 * @param activation after each normalisation and of the embedding
 * @param pooling how the frames that are left become one vector
 * @param embedding width of the layer before the output, which feature-level fusion reads, 1 to
 *     4096
 * @param inputDropout share of the features dropped in training, in [0, 1)
 * @param dropout share of activations dropped in training, in every block and before the output, in
 *     [0, 1)
 */
public record CnnConfig(
    int members,
    List<Integer> channels,
    int kernel,
    int stride,
    Activation activation,
    Pooling pooling,
    int embedding,
    double inputDropout,
    double dropout)
    implements NetworkConfig {
  private static final int LONGEST_KERNEL = 99;
  private static final int LONGEST_STRIDE = 16;

  /** What makes a layer more than a matrix. */
  public enum Activation {
    /** What is positive. */
    RELU,
    /** Gaussian error linear unit (Hendrycks and Gimpel 2016), exact. */
    GELU
  }

  /** How the frames of an utterance become one vector. */
  public enum Pooling {
    /** Mean and maximum of every channel. */
    MEAN_MAX,
    /** Learned weights over frames (additive attention, Bahdanau et al. 2015, with one query). */
    ATTENTION
  }

  /**
   * Copies the list and checks the ranges.
   *
   * @throws IllegalArgumentException with a sentence if one is violated
   */
  public CnnConfig {
    channels = List.copyOf(channels);
    Ranges.requireIn("members", members, Ranges.MOST_MEMBERS);
    Ranges.requireIn("the number of channels", channels.size(), Ranges.MOST_LAYERS);
    for (int width : channels) {
      Ranges.requireIn("each of channels", width, Ranges.MOST_WIDTH);
    }
    Ranges.requireIn("kernel", kernel, LONGEST_KERNEL);
    if (kernel % 2 == 0) {
      throw new IllegalArgumentException("kernel must be odd, not " + kernel);
    }
    Ranges.requireIn("stride", stride, LONGEST_STRIDE);
    Ranges.requireIn("embedding", embedding, Ranges.MOST_WIDTH);
    Ranges.requireShare("inputDropout", inputDropout);
    Ranges.requireShare("dropout", dropout);
  }

  @Override
  public int embeddingWidth() {
    return embedding;
  }
}
