package dev.duet.speech.whisper;

import ai.djl.ndarray.NDArray;
import dev.duet.weights.Parameters;

/** The second half of a layer, its residual connection included. */
record FeedForward(LayerNorm norm, Linear inner, Linear outer) {

  static FeedForward of(Parameters parameters, String layer) {
    String name = layer + "/ffn";
    return new FeedForward(
        LayerNorm.of(parameters, name + "/layer_norm"),
        Linear.of(parameters, name + "/linear_0"),
        Linear.of(parameters, name + "/linear_1"));
  }

  /** From [..., width] to the same shape. */
  NDArray apply(NDArray input) {
    NDArray middle = inner.apply(norm.apply(input)).getNDArrayInternal().gelu();
    // Of few rows the middle lies in turns, and the outer layer wants them one after the other.
    return outer.apply(middle.reshape(-1).reshape(middle.getShape())).addi(input);
  }
}
