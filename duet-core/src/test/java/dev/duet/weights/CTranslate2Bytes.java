package dev.duet.weights;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes a {@code model.bin} as CTranslate2's converters do. */
public final class CTranslate2Bytes {
  private static final List<DataType> TYPES =
      List.of(
          DataType.FLOAT32,
          DataType.INT8,
          DataType.INT16,
          DataType.INT32,
          DataType.FLOAT16,
          DataType.BFLOAT16);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private CTranslate2Bytes() {}

  /** A whole file. */
  public static byte[] of(
      String specification, Map<String, Tensor> variables, Map<String, String> aliases) {
    CTranslate2Bytes bytes = new CTranslate2Bytes();
    bytes.u32(6).string(specification).u32(3).u32(variables.size());
    variables.forEach((name, tensor) -> bytes.string(name).tensor(tensor));
    bytes.u32(aliases.size());
    aliases.forEach((alias, name) -> bytes.string(alias).string(name));
    return bytes.out.toByteArray();
  }

  /** A scalar that is configuration. */
  public static Tensor scalar(int value) {
    ByteBuffer bytes = ByteBuffer.allocate(2).order(ByteOrder.LITTLE_ENDIAN);
    return new Tensor(DataType.INT16, new Shape(), bytes.putShort((short) value).flip());
  }

  /** Puts a matrix among variables as int8, each row with a scale of its own. */
  public static void quantise(String name, Tensor matrix, Map<String, Tensor> variables) {
    float[] values = matrix.floats();
    int rows = (int) matrix.shape().get(0);
    int columns = values.length / rows;
    byte[] rounded = new byte[values.length];
    float[] scales = new float[rows];
    for (int row = 0; row < rows; row++) {
      float largest = 0;
      for (int i = row * columns; i < (row + 1) * columns; i++) {
        largest = Math.max(largest, Math.abs(values[i]));
      }
      scales[row] = 127 / largest;
      for (int i = row * columns; i < (row + 1) * columns; i++) {
        rounded[i] = (byte) Math.round(values[i] * scales[row]);
      }
    }
    variables.put(name, new Tensor(DataType.INT8, matrix.shape(), ByteBuffer.wrap(rounded)));
    variables.put(name + "_scale", Tensor.of(scales, rows));
  }

  private CTranslate2Bytes u32(int value) {
    return bytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).flip());
  }

  private CTranslate2Bytes string(String text) {
    byte[] letters = text.getBytes(StandardCharsets.UTF_8);
    return bytes(
        ByteBuffer.allocate(letters.length + 3)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putShort((short) (letters.length + 1))
            .put(letters)
            .put((byte) 0)
            .flip());
  }

  private void tensor(Tensor tensor) {
    long[] shape = tensor.shape().getShape();
    out.write(shape.length);
    for (long dimension : shape) {
      u32((int) dimension);
    }
    out.write(TYPES.indexOf(tensor.type()));
    u32(tensor.data().remaining()).bytes(tensor.data().duplicate());
  }

  private CTranslate2Bytes bytes(ByteBuffer buffer) {
    while (buffer.hasRemaining()) {
      out.write(buffer.get());
    }
    return this;
  }
}
