package dev.duet.experiment;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The figures of a recipe on unheard voices, as Markdown and JSON.
 *
 * @param results of every seed
 * @param recipe that was followed
 * @param command that measures them again
 * @param date of the measurement
 */
public record VoiceReport(VoiceResults results, String recipe, String command, String date) {

  /** A table with a line for each corpus or speaker: means over seeds, and their range. */
  public String markdown() {
    StringBuilder text = new StringBuilder("# Unheard voices: %s\n\n".formatted(recipe));
    List<VoiceFigures> figures = results.figures();
    text.append("`%s`, %s.\n\n".formatted(command, date))
        .append("Every voice is judged by a model that was trained without it: groups of speakers ")
        .append("are held out in turn, and everybody else of all corpora is trained on. The mean ")
        .append("over %d seed(s), lowest and highest in brackets. ".formatted(seeds()))
        .append("\"Among its own\" lets the model choose among the labels of the corpus only.\n\n")
        .append("| voices | n | accuracy | UAR | UAR among its own | recall of joy |\n")
        .append("|---|---|---|---|---|---|\n");
    for (String of : figures.stream().map(VoiceFigures::of).distinct().toList()) {
      List<VoiceFigures> own = figures.stream().filter(f -> f.of().equals(of)).toList();
      text.append(
          "| %s | %d | %s | %s | %s | %s |%n"
              .formatted(
                  of,
                  own.get(0).n(),
                  spread(own, VoiceFigures::accuracy),
                  spread(own, VoiceFigures::uar),
                  spread(own, VoiceFigures::uarOfOwn),
                  spread(own, f -> f.recalls().getOrDefault("joy", Double.NaN))));
    }
    if (!results.histories().isEmpty()) {
      text.append(histories());
    }
    if (!results.calibration().isEmpty()) {
      text.append(new CalibrationSection(results.calibration()).markdown(plot()));
    }
    return text.toString();
  }

  /** A table with a line for each corpus or speaker, and a column for each kind of history. */
  private String histories() {
    List<HistoryFigures> all = results.histories();
    List<String> kinds = all.stream().map(HistoryFigures::history).distinct().toList();
    StringBuilder text = new StringBuilder("\n## Once a voice has been heard\n\n");
    text.append("UAR after that many other clips of the same speaker were heard, one after the ")
        .append("other and without labels; drawn at random, three histories a clip. ")
        .append("\"Of one tone\" is the mean over histories of each tone. ")
        .append("Where a speaker has fewer clips, there are fewer. ")
        .append("These are not figures of unknown voices.\n\n")
        .append("| voices | %s |\n".formatted(String.join(" | ", kinds)))
        .append("|---%s|\n".formatted("|---".repeat(kinds.size())));
    for (String of : all.stream().map(each -> each.figures().of()).distinct().toList()) {
      text.append("| ").append(of);
      for (String kind : kinds) {
        double mean =
            all.stream()
                .filter(each -> each.history().equals(kind) && each.figures().of().equals(of))
                .mapToDouble(each -> each.figures().uar())
                .average()
                .orElse(Double.NaN);
        text.append(String.format(Locale.ROOT, " | %.3f", mean));
      }
      text.append(" |\n");
    }
    return text.toString();
  }

  private String plot() {
    return recipe + "-coverage.png";
  }

  private long seeds() {
    return results.figures().stream().map(VoiceFigures::seed).distinct().count();
  }

  private static String spread(List<VoiceFigures> of, ToDoubleFunction<VoiceFigures> figure) {
    var statistics = of.stream().mapToDouble(figure).summaryStatistics();
    return String.format(
        Locale.ROOT,
        "%.3f (%.3f-%.3f)",
        statistics.getAverage(),
        statistics.getMin(),
        statistics.getMax());
  }

  /**
   * Writes {@code RECIPE.md}, {@code RECIPE.json}, and {@code RECIPE-coverage.png} where there is
   * something to draw.
   *
   * @param folder is made if it is not there
   */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(recipe + ".md"), markdown());
    Map<String, Object> all =
        Map.of(
            "command",
            command,
            "date",
            date,
            "figures",
            results.figures(),
            "histories",
            results.histories(),
            "calibration",
            results.calibration());
    if (!results.calibration().isEmpty()) {
      new CalibrationSection(results.calibration())
          .draw("Unheard voices: " + recipe, folder.resolve(plot()));
    }
    Files.writeString(
        folder.resolve(recipe + ".json"),
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
  }
}
