package dev.duet.text.encoder;

/**
 * The shape of an encoder.
 *
 * @param layers number of transformer layers
 * @param width size of a hidden state
 * @param heads attention heads; they divide the width
 * @param intermediate size of the feed-forward layer
 * @param vocabulary number of tokens
 * @param positions longest sequence, in tokens
 * @param layerNormEps added to the variance in layer normalisation
 * @param hiddenDropout probability in [0, 1) after each sub-layer, in training
 * @param attentionDropout probability in [0, 1) on attention weights, in training
 */
public record EncoderConfig(
    int layers,
    int width,
    int heads,
    int intermediate,
    int vocabulary,
    int positions,
    double layerNormEps,
    double hiddenDropout,
    double attentionDropout) {

  /**
   * Checks that such an encoder can exist.
   *
   * @throws IllegalArgumentException if not
   */
  public EncoderConfig {
    if (layers < 1 || width < 1 || heads < 1 || intermediate < 1 || vocabulary < 1) {
      throw new IllegalArgumentException("layers, width, heads and sizes must be positive");
    }
    if (width % heads != 0) {
      throw new IllegalArgumentException(heads + " heads do not divide a width of " + width);
    }
    if (positions < 2) {
      throw new IllegalArgumentException(positions + " positions hold no text");
    }
    if (!(layerNormEps >= 0)
        || !(hiddenDropout >= 0 && hiddenDropout < 1)
        || !(attentionDropout >= 0 && attentionDropout < 1)) {
      throw new IllegalArgumentException("dropout must be in [0, 1), the epsilon not negative");
    }
  }

  /** The same with other dropout probabilities. */
  public EncoderConfig withDropout(double hidden, double attention) {
    return new EncoderConfig(
        layers, width, heads, intermediate, vocabulary, positions, layerNormEps, hidden, attention);
  }
}
