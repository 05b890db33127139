package dev.duet.weights;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The float weights of an ONNX model exported by PyTorch, under PyTorch's names.
 *
 * <p>The exporter transposes the weight of a linear layer and renames it ({@code
 * onnx::MatMul_787}); the node that uses it keeps the layer's path ({@code
 * /encoder/layer.0/.../query/MatMul}), from which the name is restored. The file is walked field by
 * field (protocol buffers wire format, <a
 * href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">onnx.proto</a>): three of its
 * messages are needed, so no generated classes.
 */
public final class OnnxWeights {
  private static final int MODEL_GRAPH = 7;
  private static final int GRAPH_NODE = 1;
  private static final int GRAPH_INITIALIZER = 5;
  private static final int FLOAT = 1;

  private OnnxWeights() {}

  /** A node of the graph, as far as it matters here. */
  private record Node(String name, String operation, List<String> inputs) {}

  /**
   * The weights, by name.
   *
   * @param name of the file, for messages
   * @param file the whole file; the tensors are windows into it, transposed ones are copies
   * @throws WeightsException if the bytes are not an ONNX model, or a weight's data is outside
   */
  public static Map<String, Tensor> read(String name, ByteBuffer file) {
    try {
      List<Node> nodes = new ArrayList<>();
      Map<String, Tensor> initializers = new LinkedHashMap<>();
      eachField(
          file,
          (field, graph) -> {
            if (field == MODEL_GRAPH) {
              readGraph(graph, nodes, initializers);
            }
          });
      if (initializers.isEmpty()) {
        throw new WeightsException(name + " holds no weights; it is not an ONNX model");
      }
      return named(nodes, initializers);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new WeightsException(name + " is damaged or not an ONNX model; fetch it again", e);
    }
  }

  private static void readGraph(
      ByteBuffer graph, List<Node> nodes, Map<String, Tensor> initializers) {
    eachField(
        graph,
        (field, value) -> {
          if (field == GRAPH_NODE) {
            nodes.add(node(value));
          } else if (field == GRAPH_INITIALIZER) {
            initializer(value, initializers);
          }
        });
  }

  private static Map<String, Tensor> named(List<Node> nodes, Map<String, Tensor> initializers) {
    Map<String, Tensor> weights = new LinkedHashMap<>(initializers);
    for (Node node : nodes) {
      int end = node.name.lastIndexOf('/');
      if (node.operation.equals("MatMul") && node.inputs.size() == 2 && end > 0) {
        Tensor matrix = initializers.get(node.inputs.get(1));
        if (matrix != null && matrix.shape().dimension() == 2) {
          String layer = node.name.substring(1, end).replace('/', '.');
          weights.remove(node.inputs.get(1));
          weights.put(layer + ".weight", transposed(matrix));
        }
      }
    }
    return weights;
  }

  private static Tensor transposed(Tensor matrix) {
    int rows = (int) matrix.shape().get(0);
    int columns = (int) matrix.shape().get(1);
    float[] values = matrix.floats();
    float[] turned = new float[values.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        turned[column * rows + row] = values[row * columns + column];
      }
    }
    return Tensor.of(turned, columns, rows);
  }

  private static Node node(ByteBuffer bytes) {
    List<String> inputs = new ArrayList<>();
    String[] texts = new String[5];
    eachField(
        bytes,
        (field, value) -> {
          switch (field) {
            case 1 -> inputs.add(text(value));
            case 3, 4 -> texts[field] = text(value);
            default -> {}
          }
        });
    return new Node(String.valueOf(texts[3]), String.valueOf(texts[4]), inputs);
  }

  private static void initializer(ByteBuffer bytes, Map<String, Tensor> initializers) {
    List<Long> dimensions = new ArrayList<>();
    long[] type = new long[1];
    String[] name = new String[1];
    ByteBuffer[] raw = new ByteBuffer[1];
    eachField(
        bytes,
        (field, value) -> {
          switch (field) {
            case 1 -> {
              while (value.hasRemaining()) {
                dimensions.add(varint(value));
              }
            }
            case 2 -> type[0] = varint(value);
            case 8 -> name[0] = text(value);
            case 9 -> raw[0] = value;
            default -> {}
          }
        });
    if (type[0] == FLOAT && raw[0] != null) {
      long[] shape = dimensions.stream().mapToLong(d -> d).toArray();
      initializers.put(
          String.valueOf(name[0]), new Tensor(DataType.FLOAT32, new Shape(shape), raw[0]));
    }
  }

  /** Calls back with each field's number and a window of its value's bytes. */
  private static void eachField(ByteBuffer message, BiConsumer<Integer, ByteBuffer> visit) {
    ByteBuffer bytes = message.duplicate();
    while (bytes.hasRemaining()) {
      long key = varint(bytes);
      int length =
          switch ((int) (key & 7)) {
            case 0 -> varintLength(bytes);
            case 1 -> Long.BYTES;
            case 2 -> Math.toIntExact(Math.min(varint(bytes) & Long.MAX_VALUE, Integer.MAX_VALUE));
            case 5 -> Integer.BYTES;
            default -> throw new IllegalArgumentException("wire type of " + key);
          };
      if (length > bytes.remaining()) {
        throw new BufferUnderflowException();
      }
      ByteBuffer value = bytes.slice(bytes.position(), length).order(ByteOrder.LITTLE_ENDIAN);
      bytes.position(bytes.position() + length);
      visit.accept((int) (key >>> 3), value);
    }
  }

  private static long varint(ByteBuffer bytes) {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = bytes.get();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("endless varint");
  }

  private static int varintLength(ByteBuffer bytes) {
    ByteBuffer ahead = bytes.duplicate();
    varint(ahead);
    return ahead.position() - bytes.position();
  }

  private static String text(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
  }
}
