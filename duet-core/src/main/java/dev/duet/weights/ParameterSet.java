package dev.duet.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Named float32 arrays that a training reads and changes: those of one model or of several. */
public interface ParameterSet {

  /**
   * The array of a name; it stays owned by whoever owns the parameter.
   *
   * @throws IllegalArgumentException if there is none
   */
  NDArray get(String name);

  /** Adds a copy of a tensor, replacing one of the same name. */
  void put(String name, Tensor tensor);

  /** Float32 copies of some parameters. */
  default Map<String, Tensor> copies(Collection<String> names) {
    Map<String, Tensor> copies = new LinkedHashMap<>();
    for (String name : names) {
      copies.put(name, Tensor.of(get(name), DataType.FLOAT32));
    }
    return copies;
  }
}
