package dev.duet.weights;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Matrices in one byte a value: every row is a power of two of its own times whole numbers from
 * -127 to 127. A value is off by a 127th of the row's greatest at most, and what was packed once is
 * packed again without loss.
 */
public final class RowBytes {
  private static final String SCALE = ".scale";
  private static final int GREATEST = 127;

  private RowBytes() {}

  /**
   * A matrix, and the scales of its rows behind it.
   *
   * @param name of the matrix; the scales' is made of it
   * @param rows number of them
   * @param values row-major, finite
   */
  public static Map<String, Tensor> pack(String name, long rows, float[] values) {
    int width = Math.toIntExact(values.length / rows);
    byte[] bytes = new byte[values.length];
    float[] scales = new float[Math.toIntExact(rows)];
    for (int row = 0; row < scales.length; row++) {
      float greatest = 0;
      for (int i = 0; i < width; i++) {
        greatest = Math.max(greatest, Math.abs(values[row * width + i]));
      }
      scales[row] = scale(greatest);
      for (int i = 0; i < width && greatest > 0; i++) {
        bytes[row * width + i] = (byte) Math.round(values[row * width + i] / scales[row]);
      }
    }
    Map<String, Tensor> packed = new LinkedHashMap<>();
    packed.put(name, new Tensor(DataType.INT8, new Shape(rows, width), ByteBuffer.wrap(bytes)));
    packed.put(name + SCALE, Tensor.of(scales, rows));
    return packed;
  }

  /** The least power of two by which whole numbers of a byte reach the greatest value. */
  private static float scale(float greatest) {
    int exponent = Math.getExponent(greatest / GREATEST);
    float scale = Math.scalb(1f, Math.max(exponent, Float.MIN_EXPONENT));
    return scale * GREATEST < greatest ? 2 * scale : scale;
  }

  /**
   * The tensors of a file, with matrices that were packed as float32.
   *
   * @throws WeightsException if a packed matrix has not one scale a row
   */
  public static Map<String, Tensor> unpack(Map<String, Tensor> stored) {
    Map<String, Tensor> unpacked = new LinkedHashMap<>();
    stored.forEach(
        (name, tensor) -> {
          boolean isScale =
              name.endsWith(SCALE)
                  && stored.containsKey(name.substring(0, name.length() - SCALE.length()));
          if (tensor.type() == DataType.INT8) {
            unpacked.put(name, matrix(name, tensor, stored.get(name + SCALE)));
          } else if (!isScale) {
            unpacked.put(name, tensor);
          }
        });
    return unpacked;
  }

  private static Tensor matrix(String name, Tensor bytes, Tensor scales) {
    Shape shape = bytes.shape();
    if (shape.dimension() != 2
        || scales == null
        || !scales.isFloating()
        || !scales.shape().equals(new Shape(shape.get(0)))) {
      throw new WeightsException("the bytes of " + name + " come without one scale a row");
    }
    float[] factors = scales.floats();
    int width = Math.toIntExact(shape.get(1));
    float[] values = new float[factors.length * width];
    ByteBuffer data = bytes.data().duplicate();
    for (int i = 0; i < values.length; i++) {
      values[i] = factors[i / width] * data.get();
    }
    return Tensor.of(values, shape.getShape());
  }
}
