package dev.duet.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.duet.emotion.Emotion;
import dev.duet.text.FineTuning.Mode;
import dev.duet.train.Progress;
import dev.duet.weights.SafeTensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Fine-tuning of a tiny random encoder on twenty sentences. */
class TextTrainerTest {
  private static final List<LabelledText> TEXTS = texts();

  @TempDir private static Path encoder;

  @BeforeAll
  static void writeEncoder() throws IOException {
    TinyBert.write(
        encoder,
        TEXTS.stream().flatMap(t -> Arrays.stream(t.text().split(" "))).distinct().toList());
  }

  private static List<LabelledText> texts() {
    Map<Emotion, List<String>> feelings =
        Map.of(
            Emotion.ANGRY, List.of("furious", "mad", "cross", "livid", "irate"),
            Emotion.FEAR, List.of("afraid", "scared", "anxious", "nervous", "shaken"),
            Emotion.JOY, List.of("happy", "glad", "cheerful", "merry", "pleased"),
            Emotion.SADNESS, List.of("sad", "low", "gloomy", "down", "blue"));
    List<LabelledText> texts = new ArrayList<>();
    for (Emotion emotion : List.of(Emotion.ANGRY, Emotion.FEAR, Emotion.JOY, Emotion.SADNESS)) {
      for (String word : feelings.get(emotion)) {
        String ending = texts.size() % 2 == 0 ? " today" : " about it all again";
        texts.add(new LabelledText("i feel so " + word + ending, emotion));
      }
    }
    return texts;
  }

  private static FineTuning settings(String json) throws IOException {
    String tiny =
        """
        {"encoder": "%s", "batchSize": 5, "dropout": 0.05, "attentionDropout": 0.05,
         "loraTargets": ["QUERY", "VALUE", "OUTPUT"], "loraRank": 4,
         "plan": {"epochs": 4, "learningRate": 0.005, "patience": 0}}
        """
            .formatted(encoder);
    ObjectMapper mapper = new ObjectMapper();
    return FineTuning.with(mapper.readerForUpdating(mapper.readTree(tiny)).readTree(json));
  }

  private static TextTrainer.Result train(FineTuning settings, Optional<Path> folder) {
    return TextTrainer.train(settings, TEXTS, TEXTS, Progress.none(), folder);
  }

  @Test
  void twentySentencesAreLearntByHeart() throws IOException {
    FineTuning settings =
        settings(
            """
            {"dropout": 0, "attentionDropout": 0, "trainWordEmbeddings": true,
             "plan": {"epochs": 80, "learningRate": 0.004}}""");
    try (TextModel model = train(settings, Optional.empty()).model()) {
      assertThat(model.labels())
          .containsExactly(Emotion.ANGRY, Emotion.FEAR, Emotion.JOY, Emotion.SADNESS);
      for (LabelledText text : TEXTS) {
        assertThat(model.score(text.text()).top()).as(text.text()).isEqualTo(text.label());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void onlyWhatTheModeNamesChanges(Mode mode) throws IOException {
    Map<String, dev.duet.weights.Tensor> before =
        SafeTensors.read(encoder.resolve("model.safetensors")).tensors();
    try (TextModel model =
        train(settings("{\"mode\": \"" + mode + "\"}"), Optional.empty()).model()) {
      List<String> changed =
          before.keySet().stream()
              .filter(
                  name ->
                      !Arrays.equals(
                          before.get(name).floats(), model.parameters().get(name).toFloatArray()))
              .toList();
      switch (mode) {
        case HEAD -> assertThat(changed).isEmpty();
        case ALL ->
            assertThat(changed)
                .hasSize(before.size() - 1)
                .doesNotContain("embeddings.word_embeddings.weight");
        case LORA ->
            assertThat(changed)
                .hasSize(6)
                .allMatch(name -> name.matches(".*(query|value|\\.output\\.dense)\\.weight"));
      }
      assertThat(model.parameters().names()).noneMatch(name -> name.contains("lora"));
    }
  }

  @Test
  void adaptersPredictTheSameAfterTheyAreMerged() throws IOException {
    TextTrainer.Result result = train(settings("{\"mode\": \"LORA\"}"), Optional.empty());
    try (TextModel model = result.model()) {
      double loss =
          TEXTS.stream()
              .mapToDouble(t -> -Math.log(model.score(t.text()).of(t.label())))
              .average()
              .orElseThrow();
      assertThat(loss).isCloseTo(result.history().best().validation().loss(), within(1e-5));
    }
  }

  @Test
  void aSeedGivesTheSameModelAgainAndSoDoesResuming(@TempDir Path folder) throws IOException {
    FineTuning settings = settings("{}");
    float[] straight = output(train(settings, Optional.empty()));
    assertThat(output(train(settings, Optional.empty()))).isEqualTo(straight);
    Progress killer =
        new Progress() {
          @Override
          public void step(Step step) {}

          @Override
          public void epoch(dev.duet.train.History.Epoch epoch) {
            if (epoch.epoch() == 2) {
              throw new IllegalStateException("killed");
            }
          }
        };
    assertThatThrownBy(() -> TextTrainer.train(settings, TEXTS, TEXTS, killer, Optional.of(folder)))
        .hasMessage("killed");
    assertThat(output(train(settings, Optional.of(folder)))).isEqualTo(straight);
  }

  private static float[] output(TextTrainer.Result result) {
    try (TextModel model = result.model()) {
      return model.parameters().get("encoder.layer.0.attention.self.query.weight").toFloatArray();
    }
  }

  @Test
  void aWrittenModelPredictsTheSame(@TempDir Path folder) throws IOException {
    try (TextModel model = train(settings("{}"), Optional.empty()).model()) {
      model.write(folder);
      assertThat(folder.resolve("tokenizer.json")).exists();
      try (TextModel read = TextModel.read(folder)) {
        assertThat(read.labels()).isEqualTo(model.labels());
        for (LabelledText text : TEXTS) {
          for (Emotion label : model.labels()) {
            assertThat(read.score(text.text()).of(label))
                .isCloseTo(model.score(text.text()).of(label), within(2e-3));
          }
        }
      }
    }
  }

  @Test
  void aBatchScoresAsItsTextsDoAlone() throws IOException {
    try (TextModel model = train(settings("{}"), Optional.empty()).model()) {
      List<String> texts = List.of("i feel", "", "i feel so glad about it all again today");
      for (int i = 0; i < texts.size(); i++) {
        for (Emotion label : model.labels()) {
          assertThat(model.scoreAll(texts).get(i).of(label))
              .isCloseTo(model.score(texts.get(i)).of(label), within(1e-6));
        }
      }
    }
  }

  @Test
  void settingsThatDoNotExistAreRefused() {
    assertThatThrownBy(() -> settings("{\"modes\": \"ALL\"}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("modes");
    assertThatThrownBy(() -> settings("{\"plan\": {\"learningRate\": -1}}"))
        .hasMessageContaining("learningRate");
  }
}
