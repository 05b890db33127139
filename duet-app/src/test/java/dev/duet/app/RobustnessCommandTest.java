package dev.duet.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.duet.TinyCorpora;
import dev.duet.corpus.Corpora;
import dev.duet.corpus.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole report, once, on the tiny corpora. */
class RobustnessCommandTest {
  @TempDir private static Path folder;
  private static Path out;
  private static Called called;

  @BeforeAll
  static void run() throws IOException {
    out = folder.resolve("results");
    Path recipe = recipe(voices());
    called =
        Called.duet(
            "robustness",
            recipe,
            "--bundle",
            TinyTraining.bundle(),
            "--data",
            TinyCorpora.folder(),
            "--out",
            out,
            "--clips",
            6);
  }

  /** The tiny recordings as a manifest, in which each voice is that of three speakers. */
  private static Path voices() throws IOException {
    List<String> lines = new ArrayList<>(List.of("path,emotion,speaker"));
    for (Sample sample : Corpora.load("tess", TinyCorpora.folder()).samples()) {
      lines.add(
          "%s,%s,%s%d"
              .formatted(
                  sample.audio().orElseThrow(),
                  sample.emotion().label(),
                  sample.speaker().orElseThrow(),
                  (lines.size() - 1) / 3 % 3));
    }
    return Files.write(folder.resolve("voices.csv"), lines);
  }

  /** The tiny recipe over these voices, two groups of which are held out in turn. */
  private static Path recipe(Path voices) throws IOException {
    Path recipe = TinyCorpora.recipe(folder);
    return Files.writeString(
        recipe,
        Files.readString(recipe)
            .replace("corpus: tess\n", "corpus: " + voices + "\n  folds: 2\n")
            .replaceAll(
                "network: .*",
                "network: {type: discriminant, groups: 4, ridge: 2, commonPrior: 2, speakerPrior: 2}"));
  }

  @Test
  void theReportIsPrintedAndWritten() {
    assertThat(called.code()).as(called.err()).isZero();
    assertThat(out.resolve("report.md"))
        .content()
        .isEqualTo(called.out().stripTrailing() + "\n")
        .contains("`duet robustness tiny.yaml --data DIR --out DIR --clips 6`")
        .contains("### bundle tiny", "### voices never heard")
        .contains("## Fusion of what is unreliable", "Label-paired: no corpus here")
        .contains("| clean | ", "| noise 0 dB | ", "| missing | ", "Of 24 cells ")
        .contains("| as it is | n = 6 (", "| 20 dB softer | ", "| MP3 at 32 kbit/s | ");
  }

  @Test
  void everyFigureIsInTheMetrics() throws IOException {
    JsonNode metrics = new ObjectMapper().readTree(out.resolve("metrics.json").toFile());

    assertThat(metrics.path("kept_labels")).hasSize(2 * 7);
    assertThat(metrics.path("fusion")).hasSize(4 * 2 * 24);
    assertThat(metrics.at("/fusion/0/gain/low").isNumber()).isTrue();
    assertThat(out.resolve("checkpoints")).doesNotExist();
  }

  @Test
  void whatIsMissingLeavesTheOthersAnswer() throws IOException {
    JsonNode metrics = new ObjectMapper().readTree(out.resolve("metrics.json").toFile());

    for (JsonNode cell : metrics.path("fusion")) {
      if (cell.path("sound").asText().equals("missing")) {
        assertThat(cell.path("fused").asDouble()).isEqualTo(cell.path("words_alone").asDouble());
        assertThat(cell.path("sound_alone").isNull()).isTrue();
      } else if (cell.path("words").asText().equals("missing")) {
        assertThat(cell.path("fused").asDouble()).isEqualTo(cell.path("sound_alone").asDouble());
      }
    }
  }

  @Test
  void aRecipeWithoutFoldsIsRefused() throws IOException {
    Path other = Files.createDirectories(folder.resolve("other"));
    Called refused =
        Called.duet(
            "robustness",
            TinyCorpora.recipe(other),
            "--bundle",
            TinyTraining.bundle(),
            "--data",
            TinyCorpora.folder(),
            "--out",
            other.resolve("results"));
    assertThat(refused.code()).isNotZero();
    assertThat(refused.err()).contains("recipe tiny has no folds");
  }
}
