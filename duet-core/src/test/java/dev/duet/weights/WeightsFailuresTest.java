package dev.duet.weights;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.duet.text.encoder.HuggingFaceFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are damaged or meant to harm: each is refused in a sentence that names the file. */
class WeightsFailuresTest {
  private static final byte[] FOUR = new byte[4];

  @TempDir private Path folder;

  static Stream<Arguments> hostileTensors() {
    return Stream.of(
        arguments("no bytes", new byte[0], "too few for a header"),
        arguments("seven bytes", new byte[7], "too few for a header"),
        arguments("header longer than the file", length(1_000_000), "claims a header"),
        arguments("header of 2^63 - 1 bytes", length(Long.MAX_VALUE), "claims a header"),
        arguments("header of negative length", length(-1), "claims a header"),
        arguments(
            "text", "not tensors at all, but text".getBytes(StandardCharsets.UTF_8), "claims"),
        arguments("header that is no JSON", SafeTensorsTest.file("{\"a\":", FOUR), "not JSON"),
        arguments("header that is a list", SafeTensorsTest.file("[1, 2]", FOUR), "JSON object"),
        arguments("deeply nested header", nested(), "not JSON"),
        arguments("unknown type", tensor("F7", "[1]", "[0,4]"), "unknown type"),
        arguments(
            "type that is no text",
            tensor("F32\",\"dtype\":{},\"x\":\"", "[1]", "[0,4]"),
            "unknown"),
        arguments("negative size", tensor("F32", "[-1]", "[0,4]"), "of shape"),
        arguments("shape that is no list", tensor("F32", "{\"a\":1}", "[0,4]"), "of shape"),
        arguments("product beyond 2^64", tensor("F32", "[4,4,4294967296]", "[0,4]"), "of shape"),
        arguments("many large sizes", tensor("F32", "[9,9,9,9,9,9,9,9,9,9,9,9]", "[0,4]"), "2 GB"),
        arguments("offsets beyond the end", tensor("F32", "[2]", "[0,8]"), "outside the file"),
        arguments("offsets reversed", tensor("F32", "[1]", "[4,0]"), "outside the file"),
        arguments("negative offsets", tensor("F32", "[1]", "[-4,0]"), "outside the file"),
        arguments("no offsets", tensor("F32", "[1]", "[]"), "outside the file"),
        arguments("offsets that are text", tensor("F32", "[1]", "[\"0\",\"x\"]"), "outside"),
        arguments("too few bytes for the shape", tensor("F32", "[1]", "[0,2]"), "do not fill"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostileTensors")
  void aHostileSafetensorsFileIsRefused(String name, byte[] bytes, String sentence)
      throws IOException {
    Path file = folder.resolve("model.safetensors");
    Files.write(file, bytes);
    assertThatThrownBy(() -> SafeTensors.read(file))
        .isInstanceOf(WeightsException.class)
        .hasMessageContaining("model.safetensors")
        .hasMessageContaining(sentence);
  }

  static Stream<Arguments> hostileConfigs() {
    return Stream.of(
        arguments("", "not a JSON object"),
        arguments("{", "not JSON"),
        arguments("[]", "not a JSON object"),
        arguments("{}", "model_type ''"),
        arguments("{\"model_type\":\"gpt2\"}", "model_type 'gpt2'"),
        arguments("{\"model_type\":\"bert\"}", "lacks a whole number 'num_hidden_layers'"),
        arguments(bert("\"hidden_act\":\"relu\""), "activation 'relu'"),
        arguments(bert("\"num_hidden_layers\":1e12"), "whole number"),
        arguments(bert("\"num_hidden_layers\":0"), "must be positive"),
        arguments(bert("\"num_attention_heads\":3"), "3 heads do not divide"),
        arguments(bert("\"hidden_dropout_prob\":1.5"), "dropout must be"),
        arguments(bert("\"x\":1"), "model.safetensors"),
        arguments(bert("\"num_hidden_layers\":2000000000"), "model.safetensors"));
  }

  @ParameterizedTest(name = "'{0}'")
  @MethodSource("hostileConfigs")
  void aHostileConfigurationIsRefused(String config, String sentence) throws IOException {
    Files.writeString(folder.resolve("config.json"), config);
    Files.write(folder.resolve("model.safetensors"), tensor("F32", "[1]", "[0,4]"));
    if (sentence.equals("model.safetensors")) {
      assertThatThrownBy(() -> HuggingFaceFolder.read(folder))
          .isInstanceOf(WeightsException.class)
          .hasMessageContaining("lacks the weight embeddings.word_embeddings.weight");
    } else {
      assertThatThrownBy(() -> HuggingFaceFolder.read(folder))
          .isInstanceOf(WeightsException.class)
          .hasMessageContaining(sentence);
    }
  }

  @Test
  void aMissingFileOrFolderIsNamed() throws IOException {
    assertThatThrownBy(() -> SafeTensors.read(folder.resolve("none")))
        .isInstanceOf(WeightsException.class)
        .hasMessageContaining("none cannot be read");
    assertThatThrownBy(() -> HuggingFaceFolder.read(folder))
        .isInstanceOf(WeightsException.class)
        .hasMessageContaining("config.json cannot be read");
    Files.writeString(folder.resolve("config.json"), bert("\"x\":1"));
    Files.write(folder.resolve("pytorch_model.bin"), FOUR);
    assertThatThrownBy(() -> HuggingFaceFolder.read(folder))
        .isInstanceOf(WeightsException.class)
        .hasMessageContaining("pytorch_model.bin");
  }

  static Stream<Arguments> hostileOnnx() {
    return Stream.of(
        arguments("no bytes", new byte[0]),
        arguments("text", "this is no model".getBytes(StandardCharsets.UTF_8)),
        arguments("graph longer than the file", new byte[] {0x3A, 0x7F, 1}),
        arguments("length of 2^63", new byte[] {0x3A, -1, -1, -1, -1, -1, -1, -1, -1, 0x7F}),
        arguments("endless number", new byte[] {8, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1}),
        // graph { initializer { dims: 100, data_type: FLOAT, name: "w", raw_data: 4 bytes } }
        arguments(
            "data that does not fill the shape",
            new byte[] {0x3A, 15, 0x2A, 13, 8, 100, 16, 1, 0x42, 1, 'w', 0x4A, 4, 0, 0, 0, 0}));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostileOnnx")
  void aHostileOnnxFileIsRefused(String name, byte[] bytes) {
    assertThatThrownBy(() -> OnnxWeights.read("model.onnx", ByteBuffer.wrap(bytes)))
        .isInstanceOf(WeightsException.class)
        .hasMessageContaining("model.onnx");
  }

  private static byte[] length(long length) {
    return ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array();
  }

  private static byte[] nested() {
    return SafeTensorsTest.file("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}", FOUR);
  }

  private static byte[] tensor(String type, String shape, String offsets) {
    String header =
        "{\"a\":{\"dtype\":\""
            + type
            + "\",\"shape\":"
            + shape
            + ",\"data_offsets\":"
            + offsets
            + "}}";
    return SafeTensorsTest.file(header, FOUR);
  }

  /** A configuration of BERT in which a later setting replaces an earlier one. */
  private static String bert(String setting) {
    return "{\"model_type\":\"bert\",\"num_hidden_layers\":1,\"hidden_size\":4,"
        + "\"num_attention_heads\":2,\"intermediate_size\":4,\"vocab_size\":5,"
        + "\"max_position_embeddings\":6,"
        + setting
        + "}";
  }
}
