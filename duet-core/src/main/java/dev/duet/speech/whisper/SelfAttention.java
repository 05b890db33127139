package dev.duet.speech.whisper;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.duet.weights.Parameters;

/**
 * Attention of positions to each other: the first part of a layer.
 *
 * @param norm before it
 * @param projection to queries, keys and values, which are stacked in this order
 * @param output behind it
 * @param heads number of them
 */
record SelfAttention(LayerNorm norm, Linear projection, Linear output, int heads) {

  static SelfAttention of(Parameters parameters, String layer, int heads) {
    String name = layer + "/self_attention";
    return new SelfAttention(
        LayerNorm.of(parameters, name + "/layer_norm"),
        Linear.of(parameters, name + "/linear_0"),
        Linear.of(parameters, name + "/linear_1"),
        heads);
  }

  /**
   * Queries, keys and values of positions.
   *
   * @param input [..., width], the positions of each row in their order
   * @param rows that do not attend to each other
   * @return the three, each [rows, heads, positions, width / heads], views
   */
  NDList project(NDArray input, long rows) {
    long width = projection.weight().getShape().get(1);
    long positions = input.size() / (rows * width);
    return projection
        .apply(norm.apply(input))
        .reshape(rows, positions, 3L * heads, width / heads)
        .transpose(0, 2, 1, 3)
        .split(3, 1);
  }

  /**
   * What the attention adds to its input.
   *
   * @param mixed values, [rows, heads, positions, width / heads]
   * @param input [..., width]
   * @return the sum, of the shape of the input
   */
  NDArray add(NDArray mixed, NDArray input) {
    NDArray joined = mixed.transpose(0, 2, 1, 3).reshape(input.getShape());
    return output.apply(joined).addi(input);
  }
}
