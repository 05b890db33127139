package dev.duet.text.encoder;

/**
 * The shape of a classification head: pooling, an optional dense layer with its activation,
 * dropout, an output layer.
 *
 * @param pooling how the last hidden states become one vector
 * @param dense the layer between pooling and output
 * @param dropout probability in [0, 1) before the output layer, in training
 * @param labels number of outputs
 */
public record Head(Pooling pooling, Dense dense, double dropout, int labels) {
  /** Parameters of the dense layer, [width, width] and [width]. */
  static final String DENSE = "head.dense";

  /** Parameters of the output layer, [labels, width] and [labels]. */
  static final String OUTPUT = "head.output";

  /** How the last hidden states become one vector. */
  public enum Pooling {
    /** The state of the opening mark. */
    CLS,
    /** The mean over all tokens that are no padding. */
    MEAN
  }

  /** The layer between pooling and output. */
  public enum Dense {
    /** No such layer. */
    NONE,
    /** Followed by a hyperbolic tangent, as BERT's pooler. */
    TANH,
    /** Followed by a rectified linear unit, as DistilBERT's pre-classifier. */
    RELU,
    /** Followed by an exact GELU. */
    GELU
  }

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if there are fewer than two labels, or dropout is no
   *     probability
   */
  public Head {
    if (labels < 2 || !(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException(labels + " labels, dropout " + dropout);
    }
  }
}
