package dev.duet.speech.whisper;

import ai.djl.ndarray.NDArray;
import dev.duet.weights.Parameters;

/**
 * Layer normalisation over the last axis.
 *
 * @param gamma the scale, [width]
 * @param beta the shift, [width]
 */
record LayerNorm(NDArray gamma, NDArray beta) {
  private static final float EPSILON = 1e-5f;

  static LayerNorm of(Parameters parameters, String name) {
    return new LayerNorm(parameters.get(name + "/gamma"), parameters.get(name + "/beta"));
  }

  NDArray apply(NDArray input) {
    return input
        .getNDArrayInternal()
        .layerNorm(input, gamma.getShape(), gamma, beta, EPSILON)
        .singletonOrThrow();
  }
}
