package dev.duet.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The named float32 arrays of a model, in the engine's memory until closed. Reading them from many
 * threads is safe; changing them is not.
 */
public final class Parameters implements ParameterSet, AutoCloseable {
  private final NDManager manager = Torch.newManager();
  private final Map<String, NDArray> arrays = new LinkedHashMap<>();

  /** Copies of the floating tensors among the given ones. */
  public static Parameters of(Map<String, Tensor> tensors) {
    Parameters parameters = new Parameters();
    tensors.forEach(
        (name, tensor) -> {
          if (tensor.isFloating()) {
            parameters.put(name, tensor);
          }
        });
    return parameters;
  }

  @Override
  public void put(String name, Tensor tensor) {
    put(name, tensor.on(manager));
  }

  private void put(String name, NDArray array) {
    // A parameter outlives the scope of the step in which it is made.
    NDScope.unregister(array);
    array.setName(name);
    NDArray old = arrays.put(name, array);
    if (old != null) {
      old.close();
    }
  }

  /**
   * Adds a tensor's values to a parameter.
   *
   * @throws IllegalArgumentException if the shapes differ
   */
  public void add(String name, Tensor difference) {
    NDArray array = get(name);
    if (!array.getShape().equals(difference.shape())) {
      throw new IllegalArgumentException(
          name + " is " + array.getShape() + ", the difference " + difference.shape());
    }
    try (NDArray values = difference.on(manager)) {
      array.addi(values);
    }
  }

  /** Removes a parameter and frees it. */
  public void remove(String name) {
    get(name).close();
    arrays.remove(name);
  }

  @Override
  public NDArray get(String name) {
    NDArray array = arrays.get(name);
    if (array == null) {
      throw new IllegalArgumentException("no parameter " + name);
    }
    return array;
  }

  /** Whether there is a parameter of this name. */
  public boolean has(String name) {
    return arrays.containsKey(name);
  }

  /** How many values there are, of all parameters together. */
  public long size() {
    return arrays.values().stream().mapToLong(NDArray::size).sum();
  }

  /** All names, in the order they were added. */
  public Set<String> names() {
    return Collections.unmodifiableSet(arrays.keySet());
  }

  @Override
  public void close() {
    manager.close();
  }
}
