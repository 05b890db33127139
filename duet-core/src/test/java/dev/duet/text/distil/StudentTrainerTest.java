package dev.duet.text.distil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.duet.emotion.Emotion;
import dev.duet.text.LabelledText;
import dev.duet.text.TextModel;
import dev.duet.text.TextTrainer;
import dev.duet.train.History;
import dev.duet.train.Progress;
import dev.duet.train.TrainingPlan;
import dev.duet.train.TrainingPlan.Keep;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Students of a teacher of two layers of width 16. */
class StudentTrainerTest {
  private static final List<LabelledText> TEXTS = Teacher.TEXTS;

  @TempDir private static Path encoder;
  private static TextModel teacher;

  @BeforeAll
  static void train() throws IOException {
    teacher = Teacher.in(encoder);
  }

  @AfterAll
  static void close() {
    teacher.close();
  }

  private static Distillation settings(int layers, int width, int intermediate, int epochs) {
    TrainingPlan layerwise = new TrainingPlan(epochs, 0.01, 0.1, 0, 1, 0, 3, Keep.LAST);
    TrainingPlan answers = new TrainingPlan(epochs, 0.005, 0.1, 0, 1, 0, 3, Keep.BEST);
    return new Distillation("", layers, width, intermediate, 0, 0, 2, 20, 5, layerwise, answers);
  }

  private static TextTrainer.Result student(
      Distillation settings, Progress progress, Optional<Path> folder) {
    return StudentTrainer.train(settings, teacher, TEXTS, TEXTS, progress, folder);
  }

  @ParameterizedTest(name = "{0} layer(s) of width {1}, {2} in between")
  @CsvSource({"1,16,32", "1,16,20", "2,8,12"})
  void aStudentOfAnyWidthLearnsItsTeachersAnswers(int layers, int width, int intermediate) {
    Distillation settings = settings(layers, width, intermediate, 30);
    try (TextModel model = student(settings, Progress.none(), Optional.empty()).model()) {
      assertThat(model.width()).isEqualTo(width);
      assertThat(model.labels()).isEqualTo(teacher.labels());
      assertThat(model.parameters().names()).noneMatch(name -> name.startsWith("distillation"));
      for (LabelledText text : TEXTS) {
        assertThat(model.score(text.text()).of(text.label()))
            .as(text.text())
            .isCloseTo(teacher.score(text.text()).of(text.label()), within(0.2));
      }
    }
  }

  @Test
  void aStudentOfTheTeachersShapeHasNothingToLearn() {
    List<Double> losses = new ArrayList<>();
    Progress ear =
        new Progress() {
          @Override
          public void step(Step step) {
            losses.add(step.loss());
          }

          @Override
          public void epoch(History.Epoch epoch) {}
        };
    student(settings(2, 16, 32, 1), ear, Optional.empty()).model().close();
    assertThat(losses.get(0)).isZero();
  }

  @Test
  void aSeedGivesTheSameStudentAgainAndSoDoesResuming(@TempDir Path folder) {
    Distillation settings = settings(1, 8, 12, 2);
    float[] straight = output(student(settings, Progress.none(), Optional.empty()));
    assertThat(output(student(settings, Progress.none(), Optional.empty()))).isEqualTo(straight);
    for (int lastEpoch = 1; lastEpoch <= 3; lastEpoch++) {
      Progress killer = killer();
      assertThatThrownBy(() -> student(settings, killer, Optional.of(folder))).hasMessage("killed");
    }
    assertThat(output(student(settings, Progress.none(), Optional.of(folder)))).isEqualTo(straight);
  }

  private static Progress killer() {
    return new Progress() {
      @Override
      public void step(Step step) {}

      @Override
      public void epoch(History.Epoch epoch) {
        throw new IllegalStateException("killed");
      }
    };
  }

  private static float[] output(TextTrainer.Result result) {
    try (TextModel model = result.model()) {
      return model.parameters().get("encoder.layer.0.attention.self.query.weight").toFloatArray();
    }
  }

  @Test
  void aWrittenStudentPredictsTheSame(@TempDir Path folder) {
    try (TextModel model =
        student(settings(1, 8, 12, 2), Progress.none(), Optional.empty()).model()) {
      model.write(folder);
      try (TextModel read = TextModel.read(folder)) {
        for (LabelledText text : TEXTS) {
          assertThat(read.score(text.text()).of(Emotion.JOY))
              .isCloseTo(model.score(text.text()).of(Emotion.JOY), within(2e-3));
        }
      }
    }
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(() -> student(settings(3, 16, 32, 1), Progress.none(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 layers");
    assertThatThrownBy(() -> student(settings(1, 10, 32, 1), Progress.none(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("do not divide");
    List<LabelledText> strange = List.of(new LabelledText("i feel so", Emotion.FEAR));
    assertThatThrownBy(
            () ->
                StudentTrainer.train(
                    settings(1, 16, 32, 1),
                    teacher,
                    TEXTS,
                    strange,
                    Progress.none(),
                    Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("labels");
  }
}
