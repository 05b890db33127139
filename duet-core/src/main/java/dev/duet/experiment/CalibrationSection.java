package dev.duet.experiment;

import dev.duet.evaluate.CoverageCurve;
import dev.duet.evaluate.CoverageFigures;
import dev.duet.evaluate.CoveragePlot;
import dev.duet.evaluate.Png;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a report says of how far probabilities can be believed. */
record CalibrationSection(List<CalibrationFigures> figures) {

  /**
   * Two tables.
   *
   * @param plot the name of the file that {@link #draw} writes beside
   */
  String markdown(String plot) {
    StringBuilder text = new StringBuilder("\n## How sure, and how right\n\n");
    text.append("Expected calibration error (15 bins) of the probabilities that a bundle of each ")
        .append("fold gives the voices it was trained without; calm counts as neutral. A ")
        .append("temperature was fitted on the training speakers of the fold, held out in groups ")
        .append("in turn: one for all, or one for each utterance by how familiar it sounds (which ")
        .append("corpus it sounds like, and how far from what was heard), which is what a bundle ")
        .append("has. By chance: what a perfectly calibrated model would be found to have on so ")
        .append("few recordings. AURC is the area under the curve of risk over coverage.\n\n")
        .append("| voices | n | accuracy | ECE uncalibrated | ECE, one temperature | ECE |")
        .append(" by chance | NLL | AURC |\n|---|---|---|---|---|---|---|---|---|\n");
    for (CalibrationFigures each : figures) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %d | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f |%n",
              each.of(),
              each.n(),
              each.accuracy(),
              each.eceUncalibrated(),
              each.eceOfOneTemperature(),
              each.ece(),
              each.eceByChance(),
              each.nll(),
              each.coverage().aurc()));
    }
    text.append("\nAccuracy on the share of recordings that it is surest of:\n\n| voices |");
    CoverageCurve.PERCENTS.forEach(percent -> text.append(" %d %% |".formatted(percent)));
    text.append("\n|---").append("|---".repeat(CoverageCurve.PERCENTS.size())).append("|\n");
    for (CalibrationFigures each : figures) {
      text.append("| ").append(each.of());
      for (CoverageFigures.Share share : each.coverage().coverage()) {
        text.append(String.format(Locale.ROOT, " | %.3f", share.accuracy()));
      }
      text.append(" |\n");
    }
    return text.append("\n![Accuracy over coverage](").append(plot).append(")\n").toString();
  }

  /** Draws the curves of the first seed. */
  void draw(String title, Path file) throws IOException {
    Map<String, CoverageCurve> curves = new LinkedHashMap<>();
    figures.forEach(each -> curves.putIfAbsent(each.of(), each.coverage().curve()));
    Png.write(CoveragePlot.of(title, curves), file);
  }
}
