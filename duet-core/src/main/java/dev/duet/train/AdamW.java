package dev.duet.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import dev.duet.weights.ParameterSet;
import dev.duet.weights.Tensor;
import dev.duet.weights.Torch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019, <a
 * href="https://arxiv.org/abs/1711.05101">arXiv:1711.05101</a>), with clipping by the global norm.
 * DJL's own optimiser hides its state, which a checkpoint needs; the arithmetic is the engine's.
 */
final class AdamW implements AutoCloseable {
  private static final double BETA_1 = 0.9;
  private static final double BETA_2 = 0.999;
  private static final float EPSILON = 1e-8f;

  /** The engine clamps each gradient value to this unless it is negative. */
  private static final float NO_CLAMP = -1;

  private static final String MEAN = "adam.mean.";
  private static final String VARIANCE = "adam.variance.";

  private final ParameterSet parameters;
  private final List<String> trainable;
  private final ToDoubleFunction<String> pace;
  private final double weightDecay;
  private final double clipNorm;
  private final NDManager manager = Torch.newManager();
  private final Map<String, NDArray> state = new LinkedHashMap<>();
  private int steps;

  /**
   * An optimiser that has not stepped yet.
   *
   * @param pace each parameter's share of the rate of a step
   */
  AdamW(
      ParameterSet parameters,
      List<String> trainable,
      ToDoubleFunction<String> pace,
      double weightDecay,
      double clipNorm) {
    this.parameters = parameters;
    this.trainable = trainable;
    this.pace = pace;
    this.weightDecay = weightDecay;
    this.clipNorm = clipNorm;
    for (String name : trainable) {
      state.put(MEAN + name, manager.zeros(parameters.get(name).getShape()));
      state.put(VARIANCE + name, manager.zeros(parameters.get(name).getShape()));
    }
  }

  /** Changes the parameters against their gradients, and zeroes the gradients. */
  void step(double rate) {
    steps++;
    double correction = Math.sqrt(1 - Math.pow(BETA_2, steps)) / (1 - Math.pow(BETA_1, steps));
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      Map<String, NDArray> gradients = new LinkedHashMap<>();
      for (String name : trainable) {
        gradients.put(name, parameters.get(name).getGradient());
      }
      double scale = clipScale(gradients);
      for (String name : trainable) {
        NDArray weight = parameters.get(name);
        double own = rate * pace.applyAsDouble(name);
        boolean isMatrix = weight.getShape().dimension() > 1;
        weight
            .getNDArrayInternal()
            .adamUpdate(
                new NDList(
                    weight,
                    gradients.get(name),
                    state.get(MEAN + name),
                    state.get(VARIANCE + name)),
                new NDList(weight),
                (float) own,
                (float) (own * correction),
                isMatrix ? (float) weightDecay : 0,
                (float) scale,
                NO_CLAMP,
                (float) BETA_1,
                (float) BETA_2,
                EPSILON,
                false,
                true);
      }
    }
  }

  private double clipScale(Map<String, NDArray> gradients) {
    if (clipNorm == 0) {
      return 1;
    }
    double squares = 0;
    for (NDArray gradient : gradients.values()) {
      double norm = gradient.norm().getFloat();
      squares += norm * norm;
    }
    return Math.min(1, clipNorm / Math.max(Math.sqrt(squares), EPSILON));
  }

  /** Copies of the moments, for a checkpoint. */
  Map<String, Tensor> state() {
    Map<String, Tensor> copies = new LinkedHashMap<>();
    state.forEach((name, array) -> copies.put(name, Tensor.of(array, array.getDataType())));
    return copies;
  }

  /** Takes up the moments and the step count of a checkpoint. */
  void restore(Map<String, Tensor> tensors, int stepsDone) {
    steps = stepsDone;
    state.replaceAll(
        (name, array) -> {
          array.close();
          return tensors.get(name).on(manager);
        });
  }

  @Override
  public void close() {
    manager.close();
  }
}
