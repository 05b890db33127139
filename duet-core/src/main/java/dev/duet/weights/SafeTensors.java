package dev.duet.weights;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A {@code .safetensors} file: eight bytes of header length, a JSON header of names, types, shapes
 * and offsets, then the data. See <a
 * href="https://github.com/huggingface/safetensors#format">safetensors</a>.
 *
 * @param tensors by name, in the order of the header
 * @param metadata free strings that the writer left
 */
public record SafeTensors(Map<String, Tensor> tensors, Map<String, String> metadata) {
  /** Far above any real header (a tensor takes about 100 bytes of it), and little memory. */
  private static final int MAX_HEADER = 16_000_000;

  private static final String METADATA = "__metadata__";
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, DataType> TYPES =
      Map.of(
          "F64", DataType.FLOAT64,
          "F32", DataType.FLOAT32,
          "F16", DataType.FLOAT16,
          "BF16", DataType.BFLOAT16,
          "I64", DataType.INT64,
          "I32", DataType.INT32,
          "I8", DataType.INT8,
          "U8", DataType.UINT8,
          "BOOL", DataType.BOOLEAN);

  /**
   * Opens a file. Its data is mapped, not read, so only what is used takes memory.
   *
   * @throws WeightsException if it cannot be read, or is not a well-formed safetensors file
   */
  public static SafeTensors read(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return new Reader(file, channel).read();
    } catch (IOException e) {
      throw new WeightsException(file + " cannot be read; check that it is there and readable", e);
    }
  }

  /**
   * A tensor of numbers that a model cannot do without.
   *
   * @param shape it must have
   * @param file that these were read from, for the message
   * @throws WeightsException if it is missing, has another shape, or holds no numbers
   */
  public Tensor required(String name, Shape shape, Path file) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new WeightsException(file + " lacks the tensor " + name);
    }
    if (!tensor.shape().equals(shape)) {
      throw new WeightsException(
          "%s: tensor %s has shape %s where the bundle says %s"
              .formatted(file, name, tensor.shape(), shape));
    }
    if (!tensor.isFloating() || !tensor.isFinite()) {
      throw new WeightsException(file + ": tensor " + name + " holds values that are no numbers");
    }
    return tensor;
  }

  private record Reader(Path file, FileChannel channel) {

    SafeTensors read() throws IOException {
      long size = channel.size();
      if (size < Long.BYTES) {
        throw broken("has " + size + " bytes, too few for a header");
      }
      long headerLength = map(0, Long.BYTES).getLong();
      if (headerLength < 2 || headerLength > Math.min(MAX_HEADER, size - Long.BYTES)) {
        throw broken("claims a header of " + headerLength + " bytes in a file of " + size);
      }
      JsonNode header = header(map(Long.BYTES, headerLength));
      long start = Long.BYTES + headerLength;
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      Map<String, String> metadata = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> entry : header.properties()) {
        if (entry.getKey().equals(METADATA)) {
          entry
              .getValue()
              .properties()
              .forEach(each -> metadata.put(each.getKey(), each.getValue().asText()));
        } else {
          tensors.put(entry.getKey(), tensor(entry.getKey(), entry.getValue(), start, size));
        }
      }
      return new SafeTensors(tensors, metadata);
    }

    private JsonNode header(ByteBuffer bytes) {
      try {
        JsonNode header = JSON.readTree(StandardCharsets.UTF_8.decode(bytes).toString());
        if (!header.isObject()) {
          throw broken("has a header that is not a JSON object");
        }
        return header;
      } catch (JsonProcessingException e) {
        throw broken("has a header that is not JSON");
      }
    }

    private Tensor tensor(String name, JsonNode entry, long start, long size) throws IOException {
      DataType type = TYPES.get(entry.path("dtype").asText());
      if (type == null) {
        throw broken("has a tensor '" + name + "' of unknown type " + entry.path("dtype"));
      }
      Shape shape = shape(name, entry.path("shape"), type, size);
      JsonNode offsets = entry.path("data_offsets");
      long from = offsets.path(0).asLong(-1);
      long to = offsets.path(1).asLong(-1);
      if (from < 0 || to < from || to > size - start) {
        throw broken("has a tensor '" + name + "' at " + offsets + ", outside the file");
      }
      if (to - from != shape.size() * type.getNumOfBytes()) {
        throw broken(
            "has a tensor '" + name + "' whose " + (to - from) + " bytes do not fill " + shape);
      }
      return new Tensor(type, shape, map(start + from, to - from));
    }

    private Shape shape(String name, JsonNode entry, DataType type, long size) {
      if (!entry.isArray()) {
        throw broken("has a tensor '" + name + "' of shape " + entry);
      }
      long[] dimensions = new long[entry.size()];
      long bytes = type.getNumOfBytes();
      for (int i = 0; i < dimensions.length; i++) {
        dimensions[i] = entry.get(i).asLong(-1);
        if (dimensions[i] < 0 || dimensions[i] > size) {
          throw broken("has a tensor '" + name + "' of shape " + entry);
        }
        // Both factors are 2^31 at most after each round, so that their product cannot overflow.
        bytes *= Math.min(dimensions[i], Integer.MAX_VALUE);
        if (bytes > Integer.MAX_VALUE) {
          throw broken("has a tensor '" + name + "' of shape " + entry + ", more than 2 GB");
        }
      }
      return new Shape(dimensions);
    }

    private ByteBuffer map(long from, long length) throws IOException {
      return channel.map(MapMode.READ_ONLY, from, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private WeightsException broken(String problem) {
      return new WeightsException(
          file
              + " "
              + problem
              + "; it is damaged or not a safetensors file, fetch or train it again");
    }
  }

  /**
   * Writes a file, complete or not at all: it is written beside its place and then moved there.
   *
   * @throws WeightsException if it cannot be written
   */
  public void write(Path file) {
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    try {
      try (FileChannel channel =
          FileChannel.open(
              partial,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        byte[] header = header();
        ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        writeFully(channel, length.putLong(header.length).flip());
        writeFully(channel, ByteBuffer.wrap(header));
        for (Tensor tensor : tensors.values()) {
          writeFully(channel, tensor.data().duplicate());
        }
        channel.force(true);
      }
      Files.move(
          partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new WeightsException(file + " cannot be written; check the folder and the space", e);
    }
  }

  private byte[] header() {
    ObjectNode header = JSON.createObjectNode();
    if (!metadata.isEmpty()) {
      ObjectNode strings = header.putObject(METADATA);
      metadata.forEach(strings::put);
    }
    long offset = 0;
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      Tensor tensor = entry.getValue();
      ObjectNode node = header.putObject(entry.getKey());
      node.put("dtype", typeName(tensor.type()));
      for (long dimension : tensor.shape().getShape()) {
        node.withArray("shape").add(dimension);
      }
      node.withArray("shape");
      node.putArray("data_offsets").add(offset).add(offset + tensor.data().remaining());
      offset += tensor.data().remaining();
    }
    // Padded with spaces to eight bytes, so that the data is aligned.
    String json = header.toString();
    int length = json.getBytes(StandardCharsets.UTF_8).length;
    return (json + " ".repeat((8 - length % 8) % 8)).getBytes(StandardCharsets.UTF_8);
  }

  private static String typeName(DataType type) {
    return TYPES.entrySet().stream()
        .filter(e -> e.getValue() == type)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("safetensors has no type " + type));
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
