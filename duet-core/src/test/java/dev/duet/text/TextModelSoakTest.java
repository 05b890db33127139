package dev.duet.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.duet.audio.ResidentMemory;
import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import dev.duet.train.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many predictions from many threads: the same answers, and no growing memory. */
@Tag("slow")
class TextModelSoakTest {
  private static final List<String> WORDS =
      List.of("i", "feel", "so", "happy", "sad", "today", "again");

  @TempDir private Path encoder;

  @Test
  void thousandsOfPredictionsLeaveMemoryFlat() throws Exception {
    TinyBert.write(encoder, WORDS);
    List<LabelledText> texts =
        List.of(
            new LabelledText("i feel so happy", Emotion.JOY),
            new LabelledText("i feel so sad", Emotion.SADNESS));
    String brief = "{\"encoder\": \"" + encoder + "\", \"plan\": {\"epochs\": 1}}";
    FineTuning settings = FineTuning.with(new ObjectMapper().readTree(brief));
    try (TextModel model =
        TextTrainer.train(settings, texts, texts, Progress.none(), Optional.empty()).model()) {
      Scores expected = model.score("i feel so happy today again");
      predict(model, 10_000, expected);
      assertThat(ResidentMemory.leastGrowth(3, () -> predict(model, 10_000, expected)))
          .isLessThan(10L << 20);
    }
  }

  private static void predict(TextModel model, int times, Scores expected)
      throws ExecutionException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<?>> jobs = new ArrayList<>();
    for (int thread = 0; thread < 4; thread++) {
      jobs.add(
          threads.submit(
              () -> {
                for (int i = 0; i < times / 4; i++) {
                  assertThat(model.score("i feel so happy today again")).isEqualTo(expected);
                }
              }));
    }
    threads.shutdown();
    for (Future<?> job : jobs) {
      job.get();
    }
  }
}
