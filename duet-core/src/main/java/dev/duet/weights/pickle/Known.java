package dev.duet.weights.pickle;

import ai.djl.ndarray.types.DataType;
import java.util.Map;

/** The names of Python that a checkpoint may refer to. */
sealed interface Known {

  /** A function or class of which the machine knows the outcome. */
  enum Callable implements Known {
    /** {@code collections.OrderedDict}. */
    ORDERED_DICT,
    /** {@code torch._utils._rebuild_tensor_v2}. */
    REBUILD_TENSOR,
    /** {@code torch._utils._rebuild_parameter}. */
    REBUILD_PARAMETER
  }

  /**
   * A class of storages, such as {@code torch.FloatStorage}.
   *
   * @param element type of its elements
   */
  record StorageClass(DataType element) implements Known {}

  /** By module and name, a space between. */
  Map<String, Known> BY_NAME =
      Map.ofEntries(
          Map.entry("collections OrderedDict", Callable.ORDERED_DICT),
          Map.entry("torch._utils _rebuild_tensor_v2", Callable.REBUILD_TENSOR),
          Map.entry("torch._utils _rebuild_parameter", Callable.REBUILD_PARAMETER),
          Map.entry("torch DoubleStorage", new StorageClass(DataType.FLOAT64)),
          Map.entry("torch FloatStorage", new StorageClass(DataType.FLOAT32)),
          Map.entry("torch HalfStorage", new StorageClass(DataType.FLOAT16)),
          Map.entry("torch BFloat16Storage", new StorageClass(DataType.BFLOAT16)),
          Map.entry("torch LongStorage", new StorageClass(DataType.INT64)),
          Map.entry("torch IntStorage", new StorageClass(DataType.INT32)),
          Map.entry("torch ShortStorage", new StorageClass(DataType.INT16)),
          Map.entry("torch CharStorage", new StorageClass(DataType.INT8)),
          Map.entry("torch ByteStorage", new StorageClass(DataType.UINT8)),
          Map.entry("torch BoolStorage", new StorageClass(DataType.BOOLEAN)));
}
