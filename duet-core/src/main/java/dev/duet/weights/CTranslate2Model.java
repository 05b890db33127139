package dev.duet.weights;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A {@code model.bin} of CTranslate2, format version 6: a specification's name and revision, named
 * variables with their data in between, then aliases of variables. See <a
 * href="https://github.com/OpenNMT/CTranslate2/blob/master/python/ctranslate2/specs/model_spec.py">
 * {@code ModelSpec._serialize}</a>.
 *
 * @param file it was read from, for messages
 * @param specification what the model is, such as {@code WhisperSpec}
 * @param revision of the specification
 * @param variables by name, as they are stored: weights, and scalars that are configuration
 * @param aliases other names of variables
 */
public record CTranslate2Model(
    Path file,
    String specification,
    long revision,
    Map<String, Tensor> variables,
    Map<String, String> aliases) {
  private static final int FORMAT = 6;

  /** Ten times what the largest models have. */
  private static final int MOST_VARIABLES = 20_000;

  private static final int HIGHEST_RANK = 8;

  /** By their numbers in the file; int16 needs a place, and is refused where it is a weight. */
  private static final DataType[] TYPES = {
    DataType.FLOAT32,
    DataType.INT8,
    DataType.INT16,
    DataType.INT32,
    DataType.FLOAT16,
    DataType.BFLOAT16
  };

  /** Whether there is a variable or an alias of this name. */
  public boolean has(String name) {
    return variables.containsKey(aliases.getOrDefault(name, name));
  }

  /**
   * A variable as it is stored, under its name or an alias.
   *
   * @throws WeightsException if there is none
   */
  public Tensor stored(String name) {
    Tensor variable = variables.get(aliases.getOrDefault(name, name));
    if (variable == null) {
      throw new WeightsException(file + " lacks the variable " + name + "; fetch it again");
    }
    return variable;
  }

  /**
   * A weight as floating numbers. One of int8 is divided by its row's {@code _scale}, by which it
   * was multiplied before it was rounded; that makes a copy on the heap.
   *
   * @throws WeightsException if there is none, or its numbers are of another type
   */
  public Tensor weight(String name) {
    Tensor stored = stored(name);
    if (stored.isFloating()) {
      return stored;
    }
    if (stored.type() != DataType.INT8 || !has(name + "_scale")) {
      throw new WeightsException(
          file
              + " holds "
              + name
              + " as "
              + stored.type()
              + "; convert the model with --quantization float32, float16 or int8");
    }
    return dequantised(name, stored, stored(name + "_scale"));
  }

  private Tensor dequantised(String name, Tensor stored, Tensor scale) {
    if (!scale.isFloating()
        || stored.shape().dimension() < 2
        || scale.shape().size() != stored.shape().get(0)) {
      throw new WeightsException(
          file + ": the scale of " + name + " is " + scale.shape() + "; fetch it again");
    }
    float[] scales = scale.floats();
    float[] values = new float[Math.toIntExact(stored.shape().size())];
    int columns = scales.length == 0 ? 0 : values.length / scales.length;
    int first = stored.data().position();
    for (int i = 0; i < values.length; i++) {
      values[i] = stored.data().get(first + i) / scales[i / columns];
    }
    return Tensor.of(values, stored.shape().getShape());
  }

  /**
   * Opens a file. Its data is mapped, not read, so only what is used takes memory.
   *
   * @throws WeightsException if it cannot be read, or is not a well-formed model of format 6
   */
  public static CTranslate2Model read(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return new Reader(file, channel).read();
    } catch (IOException e) {
      throw new WeightsException(file + " cannot be read; check that it is there and readable", e);
    }
  }

  /** Walks through a file; every length is held against what is left of it. */
  private static final class Reader {
    private final Path file;
    private final FileChannel channel;
    private final long size;
    private long position;

    Reader(Path file, FileChannel channel) throws IOException {
      this.file = file;
      this.channel = channel;
      this.size = channel.size();
    }

    CTranslate2Model read() throws IOException {
      long format = u32();
      if (format != FORMAT) {
        throw broken("has format version " + format + " where Duet knows " + FORMAT);
      }
      String specification = string();
      long revision = u32();
      Map<String, Tensor> variables = new LinkedHashMap<>();
      for (long left = count("variables"); left > 0; left--) {
        String name = string();
        variables.put(name, variable(name));
      }
      Map<String, String> aliases = new LinkedHashMap<>();
      for (long left = count("aliases"); left > 0; left--) {
        String alias = string();
        aliases.put(alias, string());
      }
      return new CTranslate2Model(file, specification, revision, variables, aliases);
    }

    private long count(String what) throws IOException {
      long count = u32();
      if (count > MOST_VARIABLES) {
        throw broken("claims " + count + " " + what);
      }
      return count;
    }

    private Tensor variable(String name) throws IOException {
      int rank = Byte.toUnsignedInt(next(Byte.BYTES).get());
      if (rank > HIGHEST_RANK) {
        throw broken("has a variable '" + name + "' of " + rank + " dimensions");
      }
      long[] dimensions = new long[rank];
      for (int i = 0; i < rank; i++) {
        dimensions[i] = u32();
      }
      int type = Byte.toUnsignedInt(next(Byte.BYTES).get());
      if (type >= TYPES.length) {
        throw broken("has a variable '" + name + "' of unknown type " + type);
      }
      long bytes = u32();
      if (bytes > Integer.MAX_VALUE || bytes != filling(dimensions, TYPES[type])) {
        throw broken(
            "has a variable '"
                + name
                + "' whose "
                + bytes
                + " bytes do not fill "
                + new Shape(dimensions));
      }
      return new Tensor(TYPES[type], new Shape(dimensions), next(bytes));
    }

    /** The bytes that fill a shape; -1 if they are more than 2 GB. */
    private static long filling(long[] dimensions, DataType type) {
      long bytes = type.getNumOfBytes();
      for (long dimension : dimensions) {
        // Both factors are below 2^32 after each round, so that their product cannot overflow.
        bytes *= Math.min(dimension, Integer.MAX_VALUE);
        if (bytes > Integer.MAX_VALUE) {
          return -1;
        }
      }
      return bytes;
    }

    /** A length of two bytes, which counts the NUL at the end of the text. */
    private String string() throws IOException {
      int length = Short.toUnsignedInt(next(Short.BYTES).getShort());
      if (length == 0) {
        throw broken("has a name without an end at byte " + position);
      }
      ByteBuffer bytes = next(length);
      bytes.limit(length - 1);
      return StandardCharsets.UTF_8.decode(bytes).toString();
    }

    private long u32() throws IOException {
      return Integer.toUnsignedLong(next(Integer.BYTES).getInt());
    }

    private ByteBuffer next(long length) throws IOException {
      if (length > size - position) {
        throw broken("ends at byte " + size + " within what began at byte " + position);
      }
      ByteBuffer bytes = length < MAPPED_FROM ? copied((int) length) : mapped(length);
      position += length;
      return bytes.order(ByteOrder.LITTLE_ENDIAN);
    }

    private ByteBuffer copied(int length) throws IOException {
      ByteBuffer bytes = ByteBuffer.allocate(length);
      while (bytes.hasRemaining()) {
        if (channel.read(bytes, position + bytes.position()) < 0) {
          throw broken("was cut off while it was read");
        }
      }
      return bytes.flip();
    }

    private ByteBuffer mapped(long length) throws IOException {
      return channel.map(MapMode.READ_ONLY, position, length);
    }

    private WeightsException broken(String problem) {
      return new WeightsException(
          file + " " + problem + "; it is damaged or not a CTranslate2 model, fetch it again");
    }
  }

  /** Below some pages a copy takes less than a mapping. */
  private static final int MAPPED_FROM = 1 << 16;
}
