package dev.duet.text.encoder;

import ai.djl.ndarray.types.Shape;
import java.util.function.BiConsumer;

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

  /**
   * Visits the parameters that every such encoder has, with their shapes. Token types come on top
   * where an encoder has them. One by one, for a hostile configuration claims billions of layers.
   */
  public void forEachWeight(BiConsumer<String, Shape> visit) {
    visit.accept(Encoder.WORD_EMBEDDINGS, new Shape(vocabulary, width));
    visit.accept("embeddings.position_embeddings.weight", new Shape(positions, width));
    norm(visit, "embeddings.LayerNorm");
    for (int i = 0; i < layers; i++) {
      String layer = "encoder.layer." + i + ".";
      linear(visit, layer + "attention.self.query", width, width);
      linear(visit, layer + "attention.self.key", width, width);
      linear(visit, layer + "attention.self.value", width, width);
      linear(visit, layer + "attention.output.dense", width, width);
      norm(visit, layer + "attention.output.LayerNorm");
      linear(visit, layer + "intermediate.dense", intermediate, width);
      linear(visit, layer + "output.dense", width, intermediate);
      norm(visit, layer + "output.LayerNorm");
    }
  }

  private static void linear(
      BiConsumer<String, Shape> visit, String name, int outputs, int inputs) {
    visit.accept(name + ".weight", new Shape(outputs, inputs));
    visit.accept(name + ".bias", new Shape(outputs));
  }

  private void norm(BiConsumer<String, Shape> visit, String name) {
    visit.accept(name + ".weight", new Shape(width));
    visit.accept(name + ".bias", new Shape(width));
  }

  /** The same with other dropout probabilities. */
  public EncoderConfig withDropout(double hidden, double attention) {
    return new EncoderConfig(
        layers, width, heads, intermediate, vocabulary, positions, layerNormEps, hidden, attention);
  }
}
