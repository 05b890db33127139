package dev.duet.speech.whisper;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.duet.weights.Parameters;

/**
 * A linear layer.
 *
 * @param weight [outputs, inputs]
 * @param bias [outputs]
 */
record Linear(NDArray weight, NDArray bias) {
  /** Up to so many rows, {@link #applyToFew} is the faster. */
  private static final int FEW = 16;

  static Linear of(Parameters parameters, String name) {
    return new Linear(parameters.get(name + "/weight"), parameters.get(name + "/bias"));
  }

  /**
   * From [..., inputs] to [..., outputs]. A few rows should lie in memory one after the other, and
   * their results do not: what is behind a normalisation or a reshaping does.
   */
  NDArray apply(NDArray input) {
    Shape shape = input.getShape();
    return shape.dimension() == 2 && shape.get(0) <= FEW
        ? applyToFew(input)
        : input.getNDArrayInternal().linear(input, weight, bias).singletonOrThrow();
  }

  /**
   * The weight times columns instead of rows times the weight's transpose: of few rows, the engine
   * makes up to eight times as long about the latter. About a single column it makes longer than
   * about two.
   */
  private NDArray applyToFew(NDArray rows) {
    NDArray products = weight.matMul(rows.transpose());
    products.attach(rows.getManager()); // A product is its first factor's otherwise: the model's.
    NDArray outputs = products.transpose();
    return bias == null ? outputs : outputs.addi(bias);
  }
}
