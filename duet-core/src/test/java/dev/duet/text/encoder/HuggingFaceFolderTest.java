package dev.duet.text.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.duet.audio.Golden;
import dev.duet.audio.Shared;
import dev.duet.weights.Parameters;
import dev.duet.weights.SafeTensors;
import dev.duet.weights.Tensor;
import dev.duet.weights.Torch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random checkpoints that transformers wrote, and what it computed from them. */
class HuggingFaceFolderTest {
  private static final String ROOT = "golden/transformers/";
  private static final double TOLERANCE = 1e-4;

  @ParameterizedTest
  @ValueSource(strings = {"bert", "tinybert", "distilbert"})
  void hiddenStatesOfEveryLayerEqualTheReference(String name) throws IOException {
    assertHiddenStates(HuggingFaceFolder.read(Shared.path(ROOT + name)), name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pytorch_model.bin", "pytorch_model_legacy.bin"})
  void aFolderWithPickledWeightsOnlyIsTheSameEncoder(String weights, @TempDir Path folder)
      throws IOException {
    Path golden = Shared.path(ROOT + "tinybert");
    Files.copy(golden.resolve("config.json"), folder.resolve("config.json"));
    Files.copy(golden.resolve(weights), folder.resolve("pytorch_model.bin"));
    assertHiddenStates(HuggingFaceFolder.read(folder), "tinybert");
  }

  @Test
  void aFolderOfTheFirstYearsIsTheSameEncoder(@TempDir Path folder) throws IOException {
    Path golden = Shared.path(ROOT + "tinybert");
    String config = Files.readString(golden.resolve("config.json"));
    assertThat(config).contains("\"model_type\": \"bert\"");
    Files.writeString(folder.resolve("config.json"), config.replace("model_type", "kind"));
    Map<String, Tensor> renamed = new LinkedHashMap<>();
    SafeTensors.read(golden.resolve("model.safetensors"))
        .tensors()
        .forEach(
            (name, tensor) ->
                renamed.put(
                    name.replace("LayerNorm.weight", "LayerNorm.gamma")
                        .replace("LayerNorm.bias", "LayerNorm.beta"),
                    tensor));
    assertThat(renamed).containsKey("bert.embeddings.LayerNorm.gamma");
    new SafeTensors(renamed, Map.of()).write(folder.resolve("model.safetensors"));
    assertHiddenStates(HuggingFaceFolder.read(folder), "tinybert");
  }

  private static void assertHiddenStates(Checkpoint checkpoint, String name) throws IOException {
    try (Parameters parameters = Parameters.of(checkpoint.weights());
        NDManager manager = Torch.newManager()) {
      Encoder encoder = new Encoder(checkpoint.config(), parameters);
      List<NDArray> states = encoder.hiddenStates(ids(manager), mask(manager), false);
      assertThat(states).hasSize(checkpoint.config().layers() + 1);
      for (int i = 0; i < states.size(); i++) {
        float[] expected = Golden.array("transformers/" + name + "/hidden_" + i + ".f32");
        assertThat(Golden.maxDifference(states.get(i).toFloatArray(), expected))
            .as("layer %d", i)
            .isLessThan(TOLERANCE);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tinybert", "distilbert"})
  void logitsOfAPublishedHeadEqualTheReference(String name) throws IOException {
    Checkpoint checkpoint = HuggingFaceFolder.read(Shared.path(ROOT + name));
    assertThat(checkpoint.labels()).hasSize(6).startsWith("LABEL_0");
    try (Parameters parameters = Parameters.of(checkpoint.weights());
        NDManager manager = Torch.newManager()) {
      Encoder encoder = new Encoder(checkpoint.config(), parameters);
      Classifier classifier = new Classifier(encoder, checkpoint.head().orElseThrow(), parameters);
      float[] logits = classifier.logits(ids(manager), mask(manager), false).toFloatArray();
      float[] expected = Golden.array("transformers/" + name + "/logits.f32");
      assertThat(Golden.maxDifference(logits, expected)).isLessThan(TOLERANCE);
    }
  }

  @Test
  void anEncoderWithoutAClassifierHasNoHead() {
    Checkpoint checkpoint = HuggingFaceFolder.read(Shared.path(ROOT + "bert"));
    assertThat(checkpoint.head()).isEmpty();
    assertThat(checkpoint.weights().keySet()).noneMatch(Classifier::isHead);
  }

  private static NDArray ids(NDManager manager) throws IOException {
    long[][] rows = new long[3][];
    JsonNode node = input().path("input_ids");
    for (int i = 0; i < rows.length; i++) {
      rows[i] = numbers(node.get(i));
    }
    return manager.create(rows);
  }

  private static NDArray mask(NDManager manager) throws IOException {
    float[][] rows = new float[3][];
    JsonNode node = input().path("attention_mask");
    for (int i = 0; i < rows.length; i++) {
      long[] numbers = numbers(node.get(i));
      rows[i] = new float[numbers.length];
      for (int k = 0; k < numbers.length; k++) {
        rows[i][k] = numbers[k];
      }
    }
    return manager.create(rows);
  }

  private static long[] numbers(JsonNode array) {
    List<Long> numbers = new ArrayList<>();
    array.forEach(number -> numbers.add(number.asLong()));
    return numbers.stream().mapToLong(number -> number).toArray();
  }

  private static JsonNode input() throws IOException {
    return new ObjectMapper().readTree(Shared.path(ROOT + "input_ids.json").toFile());
  }
}
