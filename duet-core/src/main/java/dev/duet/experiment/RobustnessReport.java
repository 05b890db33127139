package dev.duet.experiment;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What labels survive, as Markdown and JSON.
 *
 * @param results what was measured
 * @param command that measures it again
 * @param date of the measurement
 */
public record RobustnessReport(RobustnessResults results, String command, String date) {

  /** A table for each system, with a line for each change. */
  public String markdown() {
    StringBuilder text = new StringBuilder("# Robustness\n\n");
    text.append("`%s`, %s.\n\n## What must not decide\n\n".formatted(command, date))
        .append("How often a recording keeps the label it had as it was, by its sound alone, and ")
        .append("in brackets how often that is the true one. What comes of a change is clipped ")
        .append("and rounded as a file of 16 bits is; the quiet room is pink noise 40 dB below ")
        .append("the voice, also beneath it; MP3 is LAME's, decoded by FFmpeg. ")
        .append("Clips are spread evenly over each corpus.\n");
    for (String system : names(KeptFigures::system)) {
      text.append(table(system));
    }
    if (!results.fusion().isEmpty()) {
      text.append(new FusionSection(results.fusion()).markdown());
    }
    return text.toString();
  }

  private List<String> names(Function<KeptFigures, String> name) {
    return results.kept().stream().map(name).distinct().toList();
  }

  private String table(String system) {
    List<String> corpora = names(KeptFigures::corpus);
    StringBuilder text =
        new StringBuilder("\n### %s\n\n| change | ".formatted(system))
            .append(String.join(" | ", corpora))
            .append(" | all |\n|---")
            .append("|---".repeat(corpora.size() + 1))
            .append("|\n");
    for (String change : names(KeptFigures::change)) {
      text.append("| ").append(change);
      corpora.forEach(corpus -> text.append(cell(system, change, corpus::equals)));
      text.append(cell(system, change, corpus -> true)).append(" |\n");
    }
    return text.toString();
  }

  private String cell(String system, String change, Predicate<String> corpora) {
    int n = 0;
    int kept = 0;
    int right = 0;
    for (KeptFigures figures : results.kept()) {
      if (figures.system().equals(system)
          && figures.change().equals(change)
          && corpora.test(figures.corpus())) {
        n += figures.n();
        kept += figures.kept();
        right += figures.right();
      }
    }
    return change.equals(KeptFigures.AS_IT_IS)
        ? String.format(Locale.ROOT, " | n = %d (%.3f)", n, (double) right / n)
        : String.format(Locale.ROOT, " | %.3f (%.3f)", (double) kept / n, (double) right / n);
  }

  /**
   * Writes {@code report.md} and {@code metrics.json}.
   *
   * @param folder is made if it is not there
   */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("report.md"), markdown());
    Map<String, Object> all =
        Map.of(
            "command",
            command,
            "date",
            date,
            "kept_labels",
            results.kept(),
            "fusion",
            results.fusion());
    Files.writeString(
        folder.resolve("metrics.json"),
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
  }
}
