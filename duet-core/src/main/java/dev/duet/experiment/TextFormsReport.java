package dev.duet.experiment;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.duet.corpus.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How well a bundle reads every form of text, as Markdown and JSON.
 *
 * @param figures a line of the table each
 * @param split that was read
 * @param command that measures them again
 * @param date of the measurement
 */
public record TextFormsReport(List<FormFigures> figures, Split split, String command, String date) {

  /** A table with a line for every corpus and form. */
  public String markdown() {
    StringBuilder text = new StringBuilder("# The same words in every form\n\n");
    text.append("`%s`, %s. Split: %s.\n\n".formatted(command, date, split))
        .append(
            "`accuracy`, macro-F1, ECE and the mean probability of the true label are among all\n")
        .append(
            "labels that the model knows; `own labels` is the accuracy among the labels that occur\n")
        .append(
            "in the corpus, probabilities divided by their sum, as a model of that corpus alone\n")
        .append("is asked.\n\n")
        .append("| corpus | form | n | accuracy | own labels | macro-F1 | ECE | p(truth) |")
        .append(" neutral recall |\n|---|---|---|---|---|---|---|---|---|\n");
    for (FormFigures each : figures) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %d | %.4f | %.4f | %.4f | %.3f | %.3f | %s |\n",
              each.corpus(),
              each.form().label().replace('_', ' '),
              each.n(),
              each.accuracy(),
              each.ownAccuracy(),
              each.macroF1(),
              each.ece(),
              each.truth(),
              each.neutralRecall().map(r -> String.format(Locale.ROOT, "%.3f", r)).orElse("-")));
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
        Map.of("split", split.toString(), "command", command, "date", date, "figures", figures);
    Files.writeString(
        out.resolveSibling(out.getFileName() + ".json"),
        JsonMapper.builder()
                .addModule(new Jdk8Module())
                .build()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(all)
            + "\n");
  }
}
