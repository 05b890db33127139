package dev.duet.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.duet.emotion.Emotion;
import dev.duet.train.Progress;
import dev.duet.weights.SafeTensors;
import dev.duet.weights.Tensor;
import dev.duet.weights.Torch;
import dev.duet.weights.WeightsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model over the packaged encoder, briefly trained, in memory and on disk. */
class TextModelTest {
  private static final List<LabelledText> TEXTS =
      List.of(
          new LabelledText("i feel so happy today", Emotion.JOY),
          new LabelledText("everything makes me sad", Emotion.SADNESS),
          new LabelledText("what a wonderful surprise party", Emotion.JOY),
          new LabelledText("i cried all night", Emotion.SADNESS));

  @TempDir private static Path trained;
  private static TextModel model;

  @TempDir private Path folder;

  @BeforeAll
  static void train() throws IOException {
    String brief = "{\"batchSize\": 2, \"plan\": {\"epochs\": 1}}";
    FineTuning settings = FineTuning.with(new ObjectMapper().readTree(brief));
    model = TextTrainer.train(settings, TEXTS, TEXTS, Progress.none(), Optional.empty()).model();
    model.write(trained);
  }

  @AfterAll
  static void close() {
    model.close();
  }

  @Test
  void onlyDifferencesAreStoredAndPredictTheSame() throws IOException {
    Map<String, Tensor> stored = SafeTensors.read(trained.resolve("text.safetensors")).tensors();
    assertThat(stored).doesNotContainKey("embeddings.word_embeddings.weight");
    assertThat(Files.size(trained.resolve("text.safetensors"))).isLessThan(22_500_000);
    assertThat(trained.resolve("tokenizer.json")).doesNotExist();
    try (TextModel read = TextModel.read(trained)) {
      for (LabelledText text : TEXTS) {
        assertThat(read.score(text.text()).of(Emotion.JOY))
            .isCloseTo(model.score(text.text()).of(Emotion.JOY), within(1e-4));
      }
    }
  }

  @Test
  void anEmptyTextAndALongOneHaveScores() {
    assertThat(model.score("").labels()).containsExactly(Emotion.JOY, Emotion.SADNESS);
    assertThat(model.score("so very happy ".repeat(2000)).labels()).hasSize(2);
    assertThat(model.scoreAll(List.of())).isEmpty();
  }

  @Test
  void aTextsVectorIsTheSameAloneAndInABatch() {
    float[] alone = model.embed("i feel so happy today");
    assertThat(alone).hasSize(384).doesNotContain(Float.NaN);
    try (NDManager manager = Torch.newManager()) {
      List<String> texts = List.of("i feel so happy today", "i cried all night, and again today");
      float[] batch = model.embed(texts, manager, false).get(0).toFloatArray();
      assertThat(batch).containsExactly(alone, within(1e-5f));
    }
  }

  @Test
  void aDamagedModelIsRefused() throws IOException {
    assertRefused("missing or damaged");
    String description = Files.readString(trained.resolve("text.json"));
    Files.copy(trained.resolve("text.safetensors"), folder.resolve("text.safetensors"));

    describe(description.replace("\"format\" : 2", "\"format\" : 9"));
    assertRefused("format 9");
    describe(description.replace("all-MiniLM-L6-v2", "GPT"));
    assertRefused("over GPT");
    describe(description.replace("\"baseFingerprint\" : ", "\"baseFingerprint\" : 1"));
    assertRefused("another version");
    describe(description.replace("\"joy\"", "\"hunger\""));
    assertRefused("missing or damaged");
    describe("{}");
    assertRefused("missing or damaged");

    describe(description);
    Map<String, Tensor> tensors =
        new LinkedHashMap<>(SafeTensors.read(trained.resolve("text.safetensors")).tensors());
    tensors.put("embeddings.LayerNorm.bias", Tensor.of(new float[3], 3));
    new SafeTensors(tensors, Map.of()).write(folder.resolve("text.safetensors"));
    assertRefused("another shape for embeddings.LayerNorm.bias");
    tensors.remove("head.output.bias");
    new SafeTensors(tensors, Map.of()).write(folder.resolve("text.safetensors"));
    assertRefused("lacks the weight head.output.bias");
  }

  private void describe(String description) throws IOException {
    Files.writeString(folder.resolve("text.json"), description);
  }

  private void assertRefused(String sentence) {
    assertThatThrownBy(() -> TextModel.read(folder))
        .isInstanceOf(WeightsException.class)
        .hasMessageContaining(sentence);
  }
}
