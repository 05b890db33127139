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
  private static final int FEW = 8;

  static Linear of(Parameters parameters, String name) {
    return new Linear(parameters.get(name + "/weight"), parameters.get(name + "/bias"));
  }

  /** From [..., inputs] to [..., outputs]. */
  NDArray apply(NDArray input) {
    Shape shape = weight.getShape();
    long rows = input.size() / shape.get(1);
    return rows <= FEW && shape.get(0) >= shape.get(1)
        ? applyToFew(input, rows)
        : input.getNDArrayInternal().linear(input, weight, bias).singletonOrThrow();
  }

  /**
   * The weight times columns instead of rows times the weight's transpose: of few rows, the engine
   * makes two to eight times as long about the latter. About a single column it makes longer than
   * about two.
   */
  private NDArray applyToFew(NDArray input, long rows) {
    long inputs = weight.getShape().get(1);
    NDArray few = input.reshape(rows, inputs);
    NDArray atLeastTwo = rows == 1 ? few.concat(few, 0) : few;
    NDArray products = weight.matMul(atLeastTwo.transpose());
    products.attach(input.getManager()); // A product is its first factor's otherwise: the model's.
    NDArray outputs = products.transpose();
    NDArray output = rows == 1 ? outputs.get(0) : outputs;
    NDArray biased = bias == null ? output : output.addi(bias);
    return biased.reshape(withLast(input.getShape(), weight.getShape().get(0)));
  }

  private static Shape withLast(Shape shape, long size) {
    return shape.slice(0, shape.dimension() - 1).add(size);
  }
}
