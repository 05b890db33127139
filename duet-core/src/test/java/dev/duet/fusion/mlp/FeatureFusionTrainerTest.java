package dev.duet.fusion.mlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import dev.duet.train.History;
import dev.duet.train.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureFusionTrainerTest {
  private static final int EPOCHS = 4;

  @TempDir Path folder;

  private static List<Scores> scores(FeatureFusionTrainer.Result result) {
    try (FeatureFusion model = result.model()) {
      return ToyEmbeddings.examples(2, 9).stream()
          .filter(e -> e.audio().isPresent() && e.text().isPresent())
          .map(e -> model.score(ToyEmbeddings.both(e)))
          .toList();
    }
  }

  @Test
  void whatIsLearntHoldsForUnseenExamples() {
    FeatureFusionTrainer.Result result =
        ToyEmbeddings.train(30, 1, Progress.none(), Optional.empty());
    result.model().close();
    History history = result.history();
    assertThat(history.best().validation().accuracy()).isGreaterThan(0.9);
    assertThat(history.epochs().get(29).loss()).isLessThan(history.epochs().get(0).loss() / 2);
  }

  @Test
  void aSeedFixesTheModel() {
    List<Scores> scores = scores(ToyEmbeddings.train(EPOCHS, 5, Progress.none(), Optional.empty()));
    assertThat(scores(ToyEmbeddings.train(EPOCHS, 5, Progress.none(), Optional.empty())))
        .isEqualTo(scores);
    assertThat(scores(ToyEmbeddings.train(EPOCHS, 6, Progress.none(), Optional.empty())))
        .isNotEqualTo(scores);
  }

  @Test
  void anInterruptedTrainingEndsAsAnUninterruptedOne() {
    Optional<Path> checkpoints = Optional.of(folder);
    assertThatThrownBy(() -> ToyEmbeddings.train(EPOCHS, 5, Watch.failingAfter(2), checkpoints))
        .hasMessage("power cut");
    List<Integer> epochs = new ArrayList<>();
    List<Scores> resumed =
        scores(ToyEmbeddings.train(EPOCHS, 5, Watch.noting(epochs), checkpoints));
    assertThat(epochs).containsExactly(3, 4);
    assertThat(resumed)
        .isEqualTo(scores(ToyEmbeddings.train(EPOCHS, 5, Progress.none(), Optional.empty())));
  }

  @Test
  void whatCannotBeLearntIsRefusedWithASentence() {
    List<Embedded> all = ToyEmbeddings.examples(1, 1);
    List<Embedded> silent = all.stream().filter(e -> e.audio().isEmpty()).toList();
    assertRefused(silent, silent, "embeddings of audio must have one width, not []");
    assertRefused(silent, all, "needs training examples with audio");
    assertRefused(all, List.of(), "needs examples for validation");
    List<Embedded> withoutLove = all.stream().filter(e -> e.label() != Emotion.LOVE).toList();
    assertRefused(withoutLove, all, "an example of love with [TEXT], and training has none");
    List<Embedded> uneven = new ArrayList<>(all);
    uneven.add(new Embedded(Emotion.JOY, Optional.of(new float[2]), Optional.empty()));
    assertRefused(uneven, all, "embeddings of audio must have one width, not [5, 2]");
    assertThatThrownBy(() -> new Embedded(Emotion.JOY, Optional.empty(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sound or words");
  }

  private static void assertRefused(
      List<Embedded> train, List<Embedded> validation, String sentence) {
    assertThatThrownBy(
            () ->
                FeatureFusionTrainer.train(
                    ToyEmbeddings.training(1, 1),
                    train,
                    validation,
                    Progress.none(),
                    Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }
}
