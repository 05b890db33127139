package dev.duet.fusion.mlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import dev.duet.fusion.Modality;
import dev.duet.train.History;
import dev.duet.train.Progress;
import dev.duet.train.TrainingPlan;
import dev.duet.weights.ParameterSet;
import dev.duet.weights.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JointTrainerTest {
  private static final int EPOCHS = 4;
  private static final String WORD_EMBEDDINGS = "embeddings.word_embeddings.weight";

  @TempDir Path encoder;
  @TempDir Path folder;

  private static FeatureFusionTrainer.Result train(
      ToyTowers towers, int epochs, Progress progress, Optional<Path> folder) {
    TrainingPlan plan = new TrainingPlan(epochs, 0.01, 0.1, 0.01, 1, 0, 3, TrainingPlan.Keep.LAST);
    MlpTraining training = new MlpTraining(new MlpConfig(8, 0.1, 0.4), 4, 0, plan);
    List<JointExample> examples = ToyTowers.examples(4, 1);
    return JointTrainer.train(
        training, 0.5, towers.audio(), towers.text(), examples, examples, progress, folder);
  }

  /** What the towers and the network above them say of examples. */
  private static List<Scores> scores(ToyTowers towers, FeatureFusion fusion) {
    return ToyTowers.examples(2, 5).stream()
        .map(
            e ->
                fusion.score(
                    Map.of(
                        Modality.AUDIO, towers.audio().embed(e.frames().orElseThrow()),
                        Modality.TEXT, towers.text().embed(e.words().orElseThrow()))))
        .toList();
  }

  private List<Scores> scoresAfter(Progress progress, Optional<Path> checkpoints)
      throws IOException {
    try (ToyTowers towers = ToyTowers.in(encoder);
        FeatureFusion fusion = train(towers, EPOCHS, progress, checkpoints).model()) {
      return scores(towers, fusion);
    }
  }

  private static Map<String, float[]> values(ParameterSet parameters, Collection<String> names) {
    Map<String, float[]> values = new TreeMap<>();
    for (Map.Entry<String, Tensor> each : parameters.copies(names).entrySet()) {
      values.put(each.getKey(), each.getValue().floats());
    }
    return values;
  }

  @Test
  void towersAndNetworkLearnTogether() throws IOException {
    try (ToyTowers towers = ToyTowers.in(encoder)) {
      FeatureFusionTrainer.Result result = train(towers, 30, Progress.none(), Optional.empty());
      try (FeatureFusion fusion = result.model()) {
        List<History.Epoch> epochs = result.history().epochs();
        assertThat(epochs.get(29).loss()).isLessThan(epochs.get(0).loss() / 2);
        List<JointExample> unseen = ToyTowers.examples(2, 5);
        List<Scores> scores = scores(towers, fusion);
        for (int i = 0; i < scores.size(); i++) {
          assertThat(scores.get(i).top()).isEqualTo(unseen.get(i).label());
        }
      }
    }
  }

  @Test
  void everyParameterBelowAnEmbeddingChangesAndNothingElse() throws IOException {
    try (ToyTowers towers = ToyTowers.in(encoder)) {
      var audio = towers.audio().parameters();
      var text = towers.text().parameters();
      Map<String, float[]> audioBefore = values(audio, audio.names());
      Map<String, float[]> textBefore = values(text, text.names());
      train(towers, 2, Progress.none(), Optional.empty()).model().close();
      values(audio, audio.names())
          .forEach(
              (name, after) -> {
                if (name.contains("output")) {
                  assertThat(after).as(name).isEqualTo(audioBefore.get(name));
                } else {
                  assertThat(after).as(name).isNotEqualTo(audioBefore.get(name));
                }
              });
      values(text, text.names())
          .forEach(
              (name, after) -> {
                if (name.startsWith("head.output") || name.equals(WORD_EMBEDDINGS)) {
                  assertThat(after).as(name).isEqualTo(textBefore.get(name));
                } else {
                  assertThat(after).as(name).isNotEqualTo(textBefore.get(name));
                }
              });
    }
  }

  @Test
  void aSeedFixesTheTowersAndTheNetwork() throws IOException {
    assertThat(scoresAfter(Progress.none(), Optional.empty()))
        .isEqualTo(scoresAfter(Progress.none(), Optional.empty()));
  }

  @Test
  void anInterruptedTrainingEndsAsAnUninterruptedOne() throws IOException {
    Optional<Path> checkpoints = Optional.of(folder);
    assertThatThrownBy(() -> scoresAfter(Watch.failingAfter(2), checkpoints))
        .hasMessage("power cut");
    List<Integer> epochs = new ArrayList<>();
    List<Scores> resumed = scoresAfter(Watch.noting(epochs), checkpoints);
    assertThat(epochs).containsExactly(3, 4);
    assertThat(resumed).isEqualTo(scoresAfter(Progress.none(), Optional.empty()));
  }

  @Test
  void anExampleWithoutSoundOrWordsTeachesToo() throws IOException {
    List<JointExample> examples = new ArrayList<>();
    for (JointExample example : ToyTowers.examples(2, 1)) {
      examples.add(new JointExample(example.label(), example.frames(), Optional.empty()));
      examples.add(new JointExample(example.label(), Optional.empty(), example.words()));
    }
    // One example a batch, so that a tower has nothing to read in half of them.
    MlpTraining training =
        new MlpTraining(new MlpConfig(8, 0, 0), 1, 0, new TrainingPlan(2, 0.01, 0, 0, 1, 0, 3));
    try (ToyTowers towers = ToyTowers.in(encoder);
        FeatureFusion fusion =
            JointTrainer.train(
                    training,
                    1,
                    towers.audio(),
                    towers.text(),
                    examples,
                    examples,
                    Progress.none(),
                    Optional.empty())
                .model()) {
      assertThat(scores(towers, fusion)).allMatch(s -> s.labels().size() == 3);
    }
  }

  @Test
  void whatCannotBeLearntIsRefusedWithASentence() throws IOException {
    MlpTraining training =
        new MlpTraining(new MlpConfig(8, 0, 0), 1, 0, new TrainingPlan(2, 0.01, 0, 0, 1, 0, 3));
    assertThatThrownBy(() -> new JointExample(Emotion.JOY, Optional.empty(), Optional.empty()))
        .hasMessageContaining("sound or words");
    try (ToyTowers towers = ToyTowers.in(encoder)) {
      assertThatThrownBy(
              () ->
                  JointTrainer.train(
                      training,
                      0,
                      towers.audio(),
                      towers.text(),
                      List.of(),
                      List.of(),
                      Progress.none(),
                      Optional.empty()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("towerPace must be in (0, 1], not 0.0");
    }
  }
}
