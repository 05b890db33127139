package dev.duet.speech.whisper;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
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
   * @param input [rows, positions, width]
   * @return [3, rows, heads, positions, width / heads], a view
   */
  NDArray project(NDArray input) {
    Shape shape = input.getShape();
    long size = shape.get(2) / heads;
    return projection
        .apply(norm.apply(input))
        .reshape(shape.get(0), shape.get(1), 3, heads, size)
        .transpose(2, 0, 3, 1, 4);
  }

  /**
   * What the attention adds to its input.
   *
   * @param mixed values, [rows, heads, positions, width / heads]
   * @param input [rows, positions, width]
   * @return the sum, of the shape of the input
   */
  NDArray add(NDArray mixed, NDArray input) {
    NDArray joined = mixed.transpose(0, 2, 1, 3).reshape(input.getShape());
    return output.apply(joined).addi(input);
  }
}
