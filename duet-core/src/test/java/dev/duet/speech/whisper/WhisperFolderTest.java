package dev.duet.speech.whisper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.duet.audio.Golden;
import dev.duet.weights.CTranslate2Bytes;
import dev.duet.weights.SafeTensors;
import dev.duet.weights.Tensor;
import dev.duet.weights.Torch;
import dev.duet.weights.WeightsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The small checkpoint in the forms that models are published in, whole and damaged. */
class WhisperFolderTest {
  private static final String HINTS =
      "{\"alignment_heads\": [[1, 3]], \"suppress_ids\": [5, 6], \"suppress_ids_begin\": null,"
          + " \"lang_ids\": [7]}";

  @TempDir private Path folder;

  /** The small checkpoint's variables as CTranslate2 has them. */
  private static Map<String, Tensor> variables() {
    WhisperFolder small = WhisperFolder.open(SmallWhisper.folder());
    Map<String, Tensor> variables = new LinkedHashMap<>();
    small
        .config()
        .forEachWeight((name, shape) -> variables.put(name, small.weights().tensor(name)));
    variables.put("encoder/num_heads", CTranslate2Bytes.scalar(4));
    variables.put("decoder/num_heads", CTranslate2Bytes.scalar(4));
    return variables;
  }

  private void write(Map<String, Tensor> variables) throws IOException {
    Files.write(
        folder.resolve("model.bin"),
        CTranslate2Bytes.of("WhisperSpec", variables, Map.of("decoder/projection/weight", "x")));
    Files.writeString(folder.resolve("config.json"), HINTS);
  }

  private static float[] lastLogits(Path folder) {
    try (WhisperNetwork whisper = WhisperNetwork.load(folder);
        AudioStates sound = whisper.encode(SmallWhisper.mel());
        DecoderSession session = whisper.decode(sound, 1)) {
      return session.next(new int[][] {SmallWhisper.TOKENS})[0];
    }
  }

  private static float[] golden() {
    return Arrays.copyOfRange(SmallWhisper.golden("logits"), 480, 600);
  }

  private static Tensor halved(Tensor tensor) {
    try (NDManager manager = Torch.newManager()) {
      return Tensor.of(tensor.on(manager), DataType.FLOAT16);
    }
  }

  @ParameterizedTest
  @CsvSource({"float32, 1e-4", "float16, 5e-3", "int8, 5e-2"})
  void aFasterWhisperFolderGivesTheSameLogits(String numbers, double tolerance) throws IOException {
    Map<String, Tensor> stored = new LinkedHashMap<>();
    BiConsumer<String, Tensor> store =
        switch (numbers) {
          case "float16" -> (name, tensor) -> stored.put(name, halved(tensor));
          case "int8" ->
              (name, tensor) -> {
                if (tensor.shape().dimension() == 2 && name.endsWith("weight")) {
                  CTranslate2Bytes.quantise(name, tensor, stored);
                } else {
                  stored.put(name, tensor);
                }
              };
          default -> stored::put;
        };
    variables()
        .forEach(
            (name, tensor) -> {
              if (tensor.isFloating()) {
                store.accept(name, tensor);
              } else {
                stored.put(name, tensor);
              }
            });
    write(stored);
    assertThat(Golden.maxDifference(lastLogits(folder), golden())).isLessThan(tolerance);
  }

  @Test
  void whatTheAuthorsSayAboutDecodingIsRead() throws IOException {
    write(variables());
    WhisperConfig config = WhisperFolder.open(folder).config();
    assertThat(config.alignmentHeads()).containsExactly(new AlignmentHead(1, 3));
    assertThat(config.suppress()).containsExactly(5, 6);
    assertThat(config.suppressAtBegin()).isEmpty();
    assertThat(config.languages()).containsExactly(7);
  }

  @Test
  void aHuggingFaceFolderSaysSoInItsGenerationConfig() throws IOException {
    Path small = SmallWhisper.folder();
    Files.copy(small.resolve("config.json"), folder.resolve("config.json"));
    Files.copy(small.resolve("model.safetensors"), folder.resolve("model.safetensors"));
    assertThat(WhisperFolder.open(folder).config().alignmentHeads()).hasSize(4);
    Files.writeString(
        folder.resolve("generation_config.json"),
        "{\"alignment_heads\": [[0, 1]], \"suppress_tokens\": [3], \"begin_suppress_tokens\": [4],"
            + " \"lang_to_id\": {\"<|en|>\": 8, \"<|de|>\": 9}}");
    WhisperConfig config = WhisperFolder.open(folder).config();
    assertThat(config.alignmentHeads()).containsExactly(new AlignmentHead(0, 1));
    assertThat(config.suppress()).containsExactly(3);
    assertThat(config.suppressAtBegin()).containsExactly(4);
    assertThat(config.languages()).containsExactly(8, 9);
  }

  @Test
  void largeV3sBandsAndABareModelsNamesAreKnown() throws IOException {
    Map<String, Tensor> renamed = new LinkedHashMap<>();
    SafeTensors.read(SmallWhisper.folder().resolve("model.safetensors"))
        .tensors()
        .forEach((name, tensor) -> renamed.put(name.substring("model.".length()), tensor));
    renamed.put("encoder.conv1.weight", Tensor.of(new float[32 * 128 * 3], 32, 128, 3));
    new SafeTensors(renamed, Map.of()).write(folder.resolve("model.safetensors"));
    Files.copy(SmallWhisper.folder().resolve("config.json"), folder.resolve("config.json"));
    WhisperFolder opened = WhisperFolder.open(folder);
    assertThat(opened.config().mels()).isEqualTo(128);
    opened.parameters().close();
  }

  @Test
  void whatIsNoWhisperIsRefusedInASentence() throws IOException {
    assertRefused("neither model.bin");
    Files.write(folder.resolve("model.bin"), CTranslate2Bytes.of("BertSpec", Map.of(), Map.of()));
    assertRefused("is a BertSpec");
    Map<String, Tensor> variables = variables();
    write(variables);
    Files.writeString(folder.resolve("config.json"), "[]");
    assertRefused("not a JSON object");
    Files.delete(folder.resolve("config.json"));
    assertRefused("config.json cannot be read");
    write(variables);
    Files.writeString(folder.resolve("config.json"), "{\"alignment_heads\": [[9, 0]]}");
    assertRefused("no attention head");
    Files.writeString(folder.resolve("config.json"), "{\"suppress_ids\": [120]}");
    assertRefused("no token 120");
    variables.put("encoder/num_heads", CTranslate2Bytes.scalar(5));
    write(variables);
    assertRefused("5 heads do not divide");
  }

  @Test
  void aWeightThatDoesNotFitTheOthersIsRefused() throws IOException {
    Map<String, Tensor> variables = variables();
    variables.put("decoder/layer_1/ffn/linear_1/bias", Tensor.of(new float[31], 31));
    write(variables);
    assertRefused("decoder/layer_1/ffn/linear_1/bias");
    variables.remove("decoder/layer_1/ffn/linear_1/bias");
    write(variables);
    assertRefused("lacks the variable");
  }

  @Test
  void damagedCopiesLoadOrAreRefused() throws IOException {
    write(variables());
    byte[] whole = Files.readAllBytes(folder.resolve("model.bin"));
    Random random = new Random(7);
    for (int i = 0; i < 60; i++) {
      byte[] damaged =
          random.nextBoolean() ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      for (int flips = random.nextInt(40); flips > 0 && damaged.length > 0; flips--) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(folder.resolve("model.bin"), damaged);
      try {
        WhisperFolder.open(folder).parameters().close();
      } catch (WeightsException e) {
        assertThat(e).hasMessageContaining(folder.toString());
      }
    }
  }

  private void assertRefused(String sentence) {
    assertThatThrownBy(() -> WhisperNetwork.load(folder))
        .isInstanceOf(WeightsException.class)
        .hasMessageContaining(sentence);
  }
}
