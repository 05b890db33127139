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
 * @param figures of every seed
 * @param recipe that was followed
 * @param command that measures them again
 * @param date of the measurement
 */
public record VoiceReport(List<VoiceFigures> figures, String recipe, String command, String date) {

  /** A table with a line for each corpus or speaker: means over seeds, and their range. */
  public String markdown() {
    StringBuilder text = new StringBuilder("# Unheard voices: %s\n\n".formatted(recipe));
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
    return text.toString();
  }

  private long seeds() {
    return figures.stream().map(VoiceFigures::seed).distinct().count();
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
   * Writes {@code RECIPE.md} and {@code RECIPE.json}.
   *
   * @param folder is made if it is not there
   */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(recipe + ".md"), markdown());
    Map<String, Object> all = Map.of("command", command, "date", date, "figures", figures);
    Files.writeString(
        folder.resolve(recipe + ".json"),
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
  }
}
