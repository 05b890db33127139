package dev.duet.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.duet.TinyCorpora;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The experiment behind the published figures, run once on the tiny corpora. */
class ExperimentCommandTest {
  @TempDir private static Path folder;
  private static Path out;
  private static Called called;

  @BeforeAll
  static void run() throws IOException {
    out = folder.resolve("results");
    called =
        Called.duet(
            "experiment",
            TinyCorpora.recipe(folder),
            "--bundle",
            TinyTraining.bundle(),
            "--data",
            TinyCorpora.folder(),
            "--out",
            out,
            "--seeds",
            1,
            "--threads",
            1,
            "--quick");
  }

  @Test
  void theReportIsPrintedAndWritten() {
    assertThat(called.code()).as(called.err()).isZero();
    assertThat(out.resolve("report.md"))
        .content()
        .isEqualTo(called.out().stripTrailing() + "\n")
        .contains("Command: `duet experiment tiny.yaml --data DIR --out DIR --seeds 1 --quick`")
        .contains("| OAF | 1 |", "| YAF | 1 |")
        .contains("Label-paired: no corpus here", "**leaking**", "bootstrap interval");
  }

  @Test
  void theFiguresOfEveryRuleAreInTheMetrics() throws IOException {
    JsonNode metrics = new ObjectMapper().readTree(out.resolve("metrics.json").toFile());
    assertThat(metrics.path("label_paired").fieldNames())
        .toIterable()
        .contains("audio", "text", "product", "mean", "maximum", "weighted", "stacker");
    assertThat(metrics.at("/audio_speaker_held_out/OAF_seed_1/accuracy").isNumber()).isTrue();
    assertThat(metrics.path("audio_random_split_leaking").path("accuracy").isNumber()).isTrue();
  }

  @Test
  void everyPlotOfTheReportIsThere() throws IOException {
    List<String> plots =
        Files.readAllLines(out.resolve("report.md")).stream()
            .filter(line -> line.startsWith("!["))
            .map(line -> line.replaceAll(".*\\((.*)\\)", "$1"))
            .toList();
    assertThat(plots)
        .hasSizeGreaterThan(3)
        .allSatisfy(plot -> assertThat(out.resolve(plot)).isNotEmptyFile());
  }

  @Test
  void itsCheckpointsAreGoneAndItsLogIsKept() throws IOException {
    assertThat(out.resolve("checkpoints")).doesNotExist();
    assertThat(Files.readAllLines(out.resolve("training.jsonl"))).hasSize(3 * 6);
  }
}
