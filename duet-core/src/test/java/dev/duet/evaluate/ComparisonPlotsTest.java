package dev.duet.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duet.evaluate.IntervalPlot.Estimate;
import dev.duet.evaluate.IntervalPlot.Row;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonPlotsTest {
  private static final List<String> SYSTEMS =
      List.of(
          "approach 1",
          "approach 1 without text augmentation",
          "approach 1 without audio augmentation",
          "approach 1 without either",
          "approach 2",
          "approach 2 with augmentation",
          "audio CNN alone",
          "audio CNN alone, augmented",
          "audio LSTM alone",
          "audio LSTM alone, augmented",
          "text MiniLM alone",
          "text MiniLM alone, augmented",
          "text 4-layer student alone",
          "text 4-layer student alone, augmented",
          "chance");

  @TempDir private Path temporary;

  private static Set<Integer> colours(BufferedImage image) {
    Set<Integer> colours = new HashSet<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        colours.add(image.getRGB(x, y));
      }
    }
    return colours;
  }

  @Test
  void fifteenSystemsInThreeSeriesFitOneFigure() throws Exception {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < SYSTEMS.size(); i++) {
      double test = 0.9 - 0.05 * i;
      rows.add(
          new Row(
              SYSTEMS.get(i),
              List.of(
                  new Estimate(0.99, 0.97, 1),
                  new Estimate(test + 0.05, test + 0.03, test + 0.08),
                  Estimate.of(Summary.of(test, test - 0.04, test + 0.03)))));
    }
    BufferedImage image =
        IntervalPlot.of(
            "Accuracy on TESS and emotion, label-paired, speaker held out",
            "accuracy",
            List.of("train", "validation", "test"),
            rows);
    Png.write(image, temporary.resolve("intervals.png"));
    assertThat(image.getWidth()).isBetween(1500, 2400);
    assertThat(colours(image))
        .contains(
            IntStream.range(0, 3).mapToObj(i -> Charts.colour(i).getRGB()).toArray(Integer[]::new));
  }

  @Test
  void oneSystemAndEqualValuesCanBeDrawn() throws Exception {
    BufferedImage image =
        IntervalPlot.of(
            "One",
            "latency in milliseconds",
            List.of("test"),
            List.of(new Row("only", List.of(new Estimate(12.5, 12.5, 12.5)))));
    Png.write(image, temporary.resolve("one.png"));
    assertThat(colours(image))
        .contains(Charts.colour(0).getRGB())
        .doesNotContain(Color.RED.getRGB());
  }

  @Test
  void linesOfManySystemsOverConditionsCanBeDrawn() throws Exception {
    List<String> conditions = List.of("clean", "20 dB", "10 dB", "5 dB", "0 dB", "telephone");
    List<ConditionPlot.Line> lines = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      List<Double> values = new ArrayList<>();
      for (int c = 0; c < conditions.size(); c++) {
        values.add(0.95 - 0.03 * i - 0.01 * c * c);
      }
      lines.add(new ConditionPlot.Line(SYSTEMS.get(i), values));
    }
    BufferedImage image =
        ConditionPlot.of("Accuracy of noisy and narrow sound", "accuracy", conditions, lines);
    Png.write(image, temporary.resolve("conditions.png"));
    assertThat(colours(image)).contains(Charts.colour(0).getRGB(), Charts.colour(5).getRGB());
  }
}
