package dev.duet.text.distil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.duet.emotion.Emotion;
import dev.duet.text.FineTuning;
import dev.duet.text.LabelledText;
import dev.duet.text.TextModel;
import dev.duet.text.TextTrainer;
import dev.duet.train.Progress;
import dev.duet.train.TrainingPlan;
import dev.duet.weights.SafeTensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A student of the packaged encoder on disk. */
class PackagedStudentTest {
  private static final List<LabelledText> TEXTS =
      List.of(
          new LabelledText("i feel so happy today", Emotion.JOY),
          new LabelledText("i cried all night", Emotion.SADNESS));

  @Test
  void itSharesTheWordEmbeddingsAndIsSmallerThanItsTeacher(@TempDir Path folder)
      throws IOException {
    String brief = "{\"mode\": \"HEAD\", \"plan\": {\"epochs\": 1}}";
    FineTuning tuning = FineTuning.with(new ObjectMapper().readTree(brief));
    TrainingPlan plan = new TrainingPlan(1, 1e-4, 0, 0, 1, 0, 1);
    Distillation settings = new Distillation("", 4, 384, 1536, 0.1, 0.1, 1, 128, 2, plan, plan);
    try (TextModel teacher =
            TextTrainer.train(tuning, TEXTS, TEXTS, Progress.none(), Optional.empty()).model();
        TextModel student =
            StudentTrainer.train(settings, teacher, TEXTS, TEXTS, Progress.none(), Optional.empty())
                .model()) {
      student.write(folder);
      Path weights = folder.resolve("text.safetensors");
      assertThat(SafeTensors.read(weights).tensors())
          .doesNotContainKey("embeddings.word_embeddings.weight")
          .containsKey("encoder.layer.3.output.dense.weight")
          .doesNotContainKey("encoder.layer.4.output.dense.weight");
      assertThat(Files.size(weights)).isLessThan(15_500_000);
      assertThat(folder.resolve("tokenizer.json")).doesNotExist();
      try (TextModel read = TextModel.read(folder)) {
        assertThat(read.parameters().names())
            .containsExactlyInAnyOrderElementsOf(student.parameters().names());
        for (LabelledText text : TEXTS) {
          assertThat(read.score(text.text()).of(Emotion.JOY))
              .isCloseTo(student.score(text.text()).of(Emotion.JOY), within(2e-3));
        }
      }
    }
  }
}
