package dev.duet.experiment;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How often a bundle withholds its answer to what it is not for, as Markdown and JSON.
 *
 * @param figures a line of the table each
 * @param threshold of confidence below which a label is withheld
 * @param bundle by the name of its recipe
 * @param command that measures them again
 * @param date of the measurement
 */
public record ScopeReport(
    List<ScopeFigures> figures, double threshold, String bundle, String command, String date) {

  /** A table with a line for every kind of input. */
  public String markdown() {
    StringBuilder text = new StringBuilder("# Out of scope: bundle %s\n\n".formatted(bundle));
    text.append("`%s`, %s.\n\n".formatted(command, date))
        .append("Sounds in which nobody speaks (seeds from 0), sentences in Spanish, French, ")
        .append("German, Italian and Polish, and digits, all made by Duet; then recordings and ")
        .append("test sentences of corpora, spread evenly, of which the bundle may have been ")
        .append("trained on some. Sound and words each alone. A label is withheld below a ")
        .append("confidence of %s, the default, or of 0.5.\n\n".formatted(threshold))
        .append("| input | should be | n | refused as silent | withheld | at 0.5 |")
        .append(" mean confidence |\n|---|---|---|---|---|---|---|\n");
    for (ScopeFigures each : figures) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %d | %d | %.1f %% | %.1f %% | %.3f |\n",
              each.input(),
              each.isInScope() ? "answered" : "withheld",
              each.n(),
              each.refused(),
              100.0 * each.withheld() / each.n(),
              100.0 * each.withheldAtHalf() / each.n(),
              each.confidence()));
    }
    return text.toString();
  }

  /**
   * Writes {@code NAME.md} and {@code NAME.json}.
   *
   * @param out path without an ending
   */
  public void write(Path out) throws IOException {
    Files.createDirectories(out.toAbsolutePath().getParent());
    Files.writeString(out.resolveSibling(out.getFileName() + ".md"), markdown());
    Files.writeString(
        out.resolveSibling(out.getFileName() + ".json"),
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(
                    Map.of("bundle", bundle, "command", command, "date", date, "figures", figures))
            + "\n");
  }
}
