package dev.duet.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import dev.duet.weights.ParameterSet;
import dev.duet.weights.Tensor;
import dev.duet.weights.Torch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An exponential moving average of parameters, as TensorFlow's {@code ExponentialMovingAverage}
 * with a count of updates: the share of the old grows from step to step up to the one asked for, so
 * that the initial values are soon forgotten.
 */
final class MovingAverage implements AutoCloseable {
  private static final String PREFIX = "average.";

  private final ParameterSet parameters;
  private final double share;
  private final NDManager manager = Torch.newManager();
  private final Map<String, NDArray> averages = new LinkedHashMap<>();

  private MovingAverage(ParameterSet parameters, List<String> names, double share) {
    this.parameters = parameters;
    this.share = share;
    parameters.copies(names).forEach((name, tensor) -> averages.put(name, tensor.on(manager)));
  }

  /**
   * An average that begins with what the parameters are.
   *
   * @param share of the old in the new average, at most; zero averages nothing
   */
  static MovingAverage of(ParameterSet parameters, List<String> names, double share) {
    return new MovingAverage(parameters, share > 0 ? names : List.of(), share);
  }

  /** Whether nothing is averaged. */
  boolean isOff() {
    return averages.isEmpty();
  }

  /**
   * Takes in the parameters after a step.
   *
   * @param step from one
   */
  void update(int step) {
    float old = (float) Math.min(share, (1.0 + step) / (10.0 + step));
    Torch.withoutGradients(
        () -> {
          try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            averages.forEach(
                (name, average) -> average.addi(parameters.get(name).sub(average).mul(1 - old)));
            return averages;
          }
        });
  }

  /** Copies, under the parameters' names. */
  Map<String, Tensor> copies() {
    Map<String, Tensor> copies = new LinkedHashMap<>();
    averages.forEach((name, array) -> copies.put(name, Tensor.of(array, array.getDataType())));
    return copies;
  }

  /** Copies for a checkpoint, under names of their own. */
  Map<String, Tensor> state() {
    Map<String, Tensor> state = new LinkedHashMap<>();
    copies().forEach((name, tensor) -> state.put(PREFIX + name, tensor));
    return state;
  }

  /** Takes up the averages of a checkpoint. */
  void restore(Map<String, Tensor> tensors) {
    averages.replaceAll(
        (name, array) -> {
          array.close();
          return tensors.get(PREFIX + name).on(manager);
        });
  }

  @Override
  public void close() {
    manager.close();
  }
}
