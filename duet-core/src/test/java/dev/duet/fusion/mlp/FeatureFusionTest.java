package dev.duet.fusion.mlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import dev.duet.fusion.Modality;
import dev.duet.train.Progress;
import dev.duet.weights.SafeTensors;
import dev.duet.weights.WeightsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureFusionTest {
  @TempDir private static Path folder;
  private static FeatureFusion model;
  private static Path file;

  private final List<Embedded> unseen = ToyEmbeddings.examples(10, 7);

  @BeforeAll
  static void train() {
    model = ToyEmbeddings.train(30, 1, Progress.none(), Optional.empty()).model();
    file = folder.resolve("fusion.safetensors");
    model.save(file);
  }

  @AfterAll
  static void close() {
    model.close();
  }

  private List<Embedded> pairs() {
    return unseen.stream().filter(e -> e.audio().isPresent() && e.text().isPresent()).toList();
  }

  @Test
  void soundAndWordsTogetherTellTheEmotion() {
    for (Embedded pair : pairs()) {
      Scores scores = model.score(ToyEmbeddings.both(pair));
      assertThat(scores.top()).isEqualTo(pair.label());
      assertThat(scores.labels()).containsExactlyElementsOf(model.spec().labels());
    }
  }

  @Test
  void eitherAloneStillTellsIt() {
    for (Embedded pair : pairs()) {
      assertThat(model.score(Map.of(Modality.AUDIO, pair.audio().orElseThrow())).top())
          .isEqualTo(pair.label());
      assertThat(model.score(Map.of(Modality.TEXT, pair.text().orElseThrow())).top())
          .isEqualTo(pair.label());
    }
  }

  @Test
  void aModalityAloneAnswersOnlyWithLabelsItWasTrainedWith() {
    for (Embedded example : unseen) {
      example
          .audio()
          .map(sound -> model.score(Map.of(Modality.AUDIO, sound)))
          .ifPresent(
              scores ->
                  assertThat(scores.labels())
                      .containsExactly(
                          Emotion.ANGRY, Emotion.JOY, Emotion.NEUTRAL, Emotion.SADNESS));
      example
          .text()
          .map(words -> model.score(Map.of(Modality.TEXT, words)))
          .ifPresent(
              scores ->
                  assertThat(scores.labels())
                      .containsExactly(Emotion.ANGRY, Emotion.JOY, Emotion.LOVE, Emotion.SADNESS));
    }
  }

  @Test
  void whatOneModalityAloneWasTrainedWithItFindsAlone() {
    for (Embedded example : unseen) {
      if (example.label() == Emotion.NEUTRAL) {
        assertThat(model.score(Map.of(Modality.AUDIO, example.audio().orElseThrow())).top())
            .isEqualTo(Emotion.NEUTRAL);
      }
      if (example.label() == Emotion.LOVE) {
        assertThat(model.score(Map.of(Modality.TEXT, example.text().orElseThrow())).top())
            .isEqualTo(Emotion.LOVE);
      }
    }
  }

  @Test
  void theScaleOfAnEmbeddingDoesNotMatter() {
    Embedded pair = pairs().get(0);
    float[] louder = pair.audio().orElseThrow().clone();
    for (int i = 0; i < louder.length; i++) {
      louder[i] = 1000 * louder[i] + 5;
    }
    Scores scores = model.score(ToyEmbeddings.both(pair));
    Scores scaled =
        model.score(Map.of(Modality.AUDIO, louder, Modality.TEXT, pair.text().orElseThrow()));
    for (Emotion label : scores.labels()) {
      assertThat(scaled.of(label)).isCloseTo(scores.of(label), within(1e-4));
    }
  }

  @Test
  void whatWasSavedScoresAlike() {
    try (FeatureFusion read = FeatureFusion.load(model.spec(), file)) {
      for (Embedded pair : pairs()) {
        assertThat(read.score(ToyEmbeddings.both(pair)))
            .isEqualTo(model.score(ToyEmbeddings.both(pair)));
      }
    }
  }

  @Test
  void aSpecIsTheSameAfterJson() throws Exception {
    ObjectMapper json = new ObjectMapper();
    String text = json.writeValueAsString(model.spec());
    assertThat(text)
        .isEqualTo(
            "{\"config\":{\"hidden\":12,\"dropout\":0.1,\"modalityDropout\":0.5},\"inputs\":{"
                + "\"audio\":{\"width\":5,\"labels\":[\"angry\",\"joy\",\"neutral\",\"sadness\"]},"
                + "\"text\":{\"width\":4,\"labels\":[\"angry\",\"joy\",\"love\",\"sadness\"]}}}");
    assertThat(json.readValue(text, MlpSpec.class)).isEqualTo(model.spec());
  }

  @Test
  void manyThreadsAreAnsweredAlike() {
    List<Embedded> pairs = pairs();
    List<Scores> alone = pairs.stream().map(p -> model.score(ToyEmbeddings.both(p))).toList();
    List<Scores> beside =
        IntStream.range(0, 300)
            .parallel()
            .mapToObj(i -> model.score(ToyEmbeddings.both(pairs.get(i % pairs.size()))))
            .toList();
    for (int i = 0; i < beside.size(); i++) {
      assertThat(beside.get(i)).isEqualTo(alone.get(i % alone.size()));
    }
  }

  @Test
  void anEmbeddingOfAnotherWidthOrNoneIsRefused() {
    assertThatThrownBy(() -> model.score(Map.of(Modality.TEXT, new float[3])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an embedding of text has 4 values here, not 3");
    assertThatThrownBy(() -> model.score(Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is nothing to fuse: no modality gave an embedding");
  }

  @Test
  void aFileOfAnotherNetworkIsRefused() {
    MlpSpec wider = new MlpSpec(new MlpConfig(13, 0, 0), model.spec().inputs());
    assertThatThrownBy(() -> FeatureFusion.load(wider, file))
        .isInstanceOf(WeightsException.class)
        .hasMessageContaining("hidden.weight has shape (12, 11) where the bundle says (13, 11)");
    Path poorer = folder.resolve("poorer.safetensors");
    new SafeTensors(Map.of(), Map.of()).write(poorer);
    assertThatThrownBy(() -> FeatureFusion.load(model.spec(), poorer))
        .isInstanceOf(WeightsException.class)
        .hasMessage(poorer + " lacks the tensor hidden.weight");
  }

  @Test
  void aSpecThatLacksSomethingIsRefused() {
    assertThatThrownBy(() -> new MlpConfig(0, 0, 0)).hasMessageContaining("hidden must be in 1..");
    assertThatThrownBy(() -> new MlpConfig(1, 1, 0)).hasMessageContaining("dropout must be in");
    assertThatThrownBy(() -> new MlpConfig(1, 0, 1.5))
        .hasMessage("modalityDropout must be in [0, 1], not 1.5");
    MlpSpec.Input input = new MlpSpec.Input(3, List.of(Emotion.JOY));
    assertThatThrownBy(() -> new MlpSpec(ToyEmbeddings.NETWORK, Map.of(Modality.AUDIO, input)))
        .hasMessage("feature-level fusion needs an input of text");
    assertThatThrownBy(() -> new MlpSpec.Input(3, List.of())).hasMessageContaining("labels");
  }
}
