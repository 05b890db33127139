package dev.duet.experiment;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The figures of a student beside its teacher, as Markdown and JSON.
 *
 * @param figures the student's first
 * @param corpus whose test split they were measured on
 * @param command that measures them again
 * @param date of the measurement
 */
public record StudentReport(
    List<TextModelFigures> figures, String corpus, String command, String date) {

  /** A table with a line a model. */
  public String markdown() {
    StringBuilder text = new StringBuilder("# A student beside its teacher\n\n");
    text.append("`%s`, %s. Official test split of `%s`; ".formatted(command, date, corpus))
        .append("latency is the median of single sentences, both models in turns, one thread.\n\n")
        .append("| model | layers | width | parameters | without word embeddings | on disk |")
        .append(" ms a sentence | accuracy | macro-F1 |\n|---|---|---|---|---|---|---|---|---|\n");
    for (TextModelFigures each : figures) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %d | %d | %.1f M | %.1f M | %.1f MB | %.1f | %.3f | %.3f |%n",
              each.name(),
              each.layers(),
              each.width(),
              each.parameters() * 1e-6,
              each.encoderParameters() * 1e-6,
              each.bytes() * 1e-6,
              each.milliseconds(),
              each.accuracy(),
              each.macroF1()));
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
    Map<String, Object> all =
        Map.of("corpus", corpus, "command", command, "date", date, "models", figures);
    Files.writeString(
        out.resolveSibling(out.getFileName() + ".json"),
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
  }
}
