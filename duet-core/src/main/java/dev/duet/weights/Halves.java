package dev.duet.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;

/** Numbers in half precision (IEEE 754 binary16, little-endian), for what keeps many of them. */
public final class Halves {
  /** Bytes of one. */
  public static final int BYTES = Short.BYTES;

  private Halves() {}

  /** The nearest halves of numbers, from position to limit. */
  public static ByteBuffer of(float[] values) {
    try (NDManager manager = Torch.newManager();
        NDArray array = manager.create(values)) {
      return Tensor.of(array, DataType.FLOAT16).data().duplicate();
    }
  }

  /**
   * The numbers that halves are.
   *
   * @param halves from position to limit, in little-endian order
   */
  public static float[] floats(ByteBuffer halves) {
    Shape shape = new Shape(halves.remaining() / BYTES);
    return new Tensor(DataType.FLOAT16, shape, halves).floats();
  }
}
