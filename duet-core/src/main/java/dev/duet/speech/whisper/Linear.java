package dev.duet.speech.whisper;

import ai.djl.ndarray.NDArray;
import dev.duet.weights.Parameters;

/**
 * A linear layer.
 *
 * @param weight [outputs, inputs]
 * @param bias [outputs]
 */
record Linear(NDArray weight, NDArray bias) {

  static Linear of(Parameters parameters, String name) {
    return new Linear(parameters.get(name + "/weight"), parameters.get(name + "/bias"));
  }

  /** From [..., inputs] to [..., outputs]. */
  NDArray apply(NDArray input) {
    return input.getNDArrayInternal().linear(input, weight, bias).singletonOrThrow();
  }
}
