package dev.duet.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import dev.duet.evaluate.LearningCurves.Curve;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationReportTest {
  @TempDir private Path temporary;

  private static final List<String> NOTES =
      List.of("No corpus here has real pairs: each clip is paired with a sentence of its label.");

  @Test
  void theFolderSaysWhereItsFiguresComeFrom() throws Exception {
    Path folder = temporary.resolve("results/audio");
    report(EvaluationTest.OUTCOMES).write(folder);
    assertThat(folder.resolve("report.md"))
        .content()
        .startsWith("# TESS, speaker held out\n\n- Command: `duet evaluate --corpus tess`\n")
        .contains("- Data: TESS, 2,800 clips", "- Date: 2026-11-24", "- Note: No corpus here")
        .contains("accuracy 0.6000  macro-F1 0.5095", "![Confusion matrix](confusion.png)");
    JsonNode metrics = new ObjectMapper().readTree(folder.resolve("metrics.json").toFile());
    assertThat(metrics.get("command").asText()).isEqualTo("duet evaluate --corpus tess");
    assertThat(metrics.get("accuracy").asDouble()).isEqualTo(0.6);
    assertThat(metrics.at("/coverage/0/accuracy").asDouble()).isEqualTo(0.6);
    assertThat(metrics.at("/per_class/joy/support").asInt()).isEqualTo(3);
    assertThat(ImageIO.read(folder.resolve("confusion.png").toFile()).getWidth())
        .isGreaterThan(1000);
    assertThat(ImageIO.read(folder.resolve("reliability.png").toFile()).getHeight())
        .isGreaterThan(1000);
  }

  @Test
  void writingAgainReplaces() throws Exception {
    report(EvaluationTest.OUTCOMES).write(temporary);
    report(EvaluationTest.OUTCOMES.subList(0, 2)).write(temporary);
    assertThat(temporary.resolve("report.md")).content().contains("(n = 2)");
    try (var files = Files.list(temporary)) {
      assertThat(files).hasSize(5);
    }
  }

  @Test
  void aModelThatIsAlwaysRightCanBeDrawn() throws Exception {
    Scores sure = Scores.of(List.of(Emotion.JOY), new double[] {1});
    report(List.of(new Outcome(Emotion.JOY, sure))).write(temporary);
    assertThat(temporary.resolve("reliability.png")).isNotEmptyFile();
  }

  @Test
  void learningCurvesOfOneEpochAndOfManyCanBeDrawn() throws Exception {
    for (int epochs : new int[] {1, 12, 200}) {
      BufferedImage image =
          LearningCurves.of(
              "Audio LSTM on MFCC, deltas and chroma; TESS, speaker YAF held out, seed 1",
              List.of(decay("training", epochs, .1), decay("validation", epochs, .5)),
              List.of(rise("validation macro-F1", epochs), rise("validation UAR", epochs)));
      assertThat(image.getWidth()).isEqualTo(2400);
      Png.write(image, temporary.resolve("curves-" + epochs + ".png"));
    }
  }

  @Test
  void aRealisticEvaluationCanBeDrawn() throws Exception {
    report(realistic()).write(temporary);
    assertThat(temporary.resolve("confusion.png")).isNotEmptyFile();
  }

  private static EvaluationReport report(List<Outcome> outcomes) {
    return new EvaluationReport(
        "TESS, speaker held out",
        "duet evaluate --corpus tess",
        "TESS, 2,800 clips",
        "2026-11-24",
        NOTES,
        Evaluation.of(outcomes),
        CoverageFigures.of(CoverageCurve.of(outcomes), List.of()));
  }

  /** Eight labels, some easily mixed up, overconfident. */
  private static List<Outcome> realistic() {
    Random random = new Random(1);
    List<Outcome> outcomes = new ArrayList<>();
    List<Emotion> emotions = List.of(Emotion.values());
    for (int i = 0; i < 3200; i++) {
      Emotion truth = emotions.get(i % emotions.size());
      Map<Emotion, Double> weights = new EnumMap<>(Emotion.class);
      for (Emotion label : emotions) {
        double heard = random.nextGaussian() + (label == truth ? 2 : 0);
        weights.put(label, Math.exp(3 * heard));
      }
      outcomes.add(new Outcome(truth, Scores.normalised(weights)));
    }
    return outcomes;
  }

  private static Curve decay(String name, int epochs, double floor) {
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < epochs; i++) {
      values.add(floor + 1.8 * Math.exp(-i / 4.0));
    }
    return new Curve(name, values);
  }

  private static Curve rise(String name, int epochs) {
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < epochs; i++) {
      values.add(0.9 - name.length() / 200.0 - 0.6 * Math.exp(-i / 3.0));
    }
    return new Curve(name, values);
  }
}
