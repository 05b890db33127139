package dev.duet.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;

/**
 * A tensor outside the engine: its element type, its shape, and its little-endian row-major bytes
 * (possibly a window into a mapped file).
 *
 * @param type element type
 * @param shape dimensions; a scalar has none
 * @param data bytes from position to limit, read-only by contract
 */
public record Tensor(DataType type, Shape shape, ByteBuffer data) {

  /**
   * Checks that the bytes fill the shape.
   *
   * @throws IllegalArgumentException if they do not
   */
  public Tensor {
    if (data.remaining() != shape.size() * type.getNumOfBytes()) {
      throw new IllegalArgumentException(
          data.remaining() + " bytes do not fill " + shape + " of " + type);
    }
  }

  /** A float32 tensor of the given values. */
  public static Tensor of(float[] values, long... dimensions) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return new Tensor(DataType.FLOAT32, new Shape(dimensions), bytes);
  }

  /** A copy of an engine array, converted to an element type. */
  public static Tensor of(NDArray array, DataType type) {
    if (array.getDataType() == type) {
      return new Tensor(type, array.getShape(), array.toByteBuffer(false));
    }
    try (NDArray converted = array.toType(type, true)) {
      return of(converted, type);
    }
  }

  /** A float32 copy in the engine, owned by the manager. */
  public NDArray on(NDManager manager) {
    if (type == DataType.BFLOAT16) {
      // DJL's binding ends the process at this type.
      return of(floats(), shape.getShape()).on(manager);
    }
    // The engine shares the memory of a direct buffer, and a conversion to the same type shares
    // too.
    try (NDArray view = manager.create(data.duplicate().order(data.order()), shape, type)) {
      return type == DataType.FLOAT32 ? view.duplicate() : view.toType(DataType.FLOAT32, true);
    }
  }

  /**
   * The values, row-major, whatever their element type.
   *
   * @return {@code shape.size()} values
   */
  public float[] floats() {
    float[] values = new float[Math.toIntExact(shape.size())];
    if (type == DataType.FLOAT32) {
      data.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
      return values;
    }
    if (type == DataType.BFLOAT16) {
      ShortBuffer halves = data.duplicate().order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
      for (int i = 0; i < values.length; i++) {
        values[i] = Float.intBitsToFloat(halves.get(i) << 16);
      }
      return values;
    }
    try (NDManager manager = Torch.newManager();
        NDArray array = on(manager)) {
      return array.toFloatArray();
    }
  }

  /** Whether no element is NaN or infinite. */
  public boolean isFinite() {
    if (!isFloating()) {
      return true;
    }
    for (float value : floats()) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the elements are numbers with a fraction. */
  public boolean isFloating() {
    return type.isFloating();
  }
}
