package dev.duet.evaluate;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * An evaluation as a folder that says where its figures come from: {@code report.md}, {@code
 * metrics.json}, {@code confusion.png}, {@code reliability.png}, {@code coverage.png}.
 *
 * @param title what was evaluated on what
 * @param command that prints these figures again
 * @param data which corpus, split and version
 * @param date of the run, ISO 8601
 * @param notes what a reader must know to read the figures rightly, for example that a split leaks
 * @param evaluation the figures
 * @param coverage how often the surest answers are right
 */
public record EvaluationReport(
    String title,
    String command,
    String data,
    String date,
    List<String> notes,
    @JsonUnwrapped Evaluation evaluation,
    @JsonUnwrapped CoverageFigures coverage) {

  /**
   * Writes the five files, making the folder if need be and replacing what they were.
   *
   * @throws IOException if the folder cannot be written to
   */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    Files.writeString(folder.resolve("metrics.json"), json.writeValueAsString(this) + "\n");
    Files.writeString(folder.resolve("report.md"), markdown());
    Png.write(ConfusionPlot.of(evaluation.confusion(), title), folder.resolve("confusion.png"));
    Png.write(ReliabilityPlot.of(evaluation, title), folder.resolve("reliability.png"));
    Png.write(
        CoveragePlot.of(title, Map.of("answers", coverage.curve())),
        folder.resolve("coverage.png"));
  }

  private String markdown() {
    StringBuilder text = new StringBuilder("# " + title + "\n\n");
    text.append("- Command: `").append(command).append("`\n");
    text.append("- Data: ").append(data).append('\n');
    text.append("- Date: ").append(date).append('\n');
    notes.forEach(note -> text.append("- Note: ").append(note).append('\n'));
    text.append("\n```text\n").append(EvaluationText.of(evaluation)).append('\n');
    text.append(coverage.text()).append("```\n\n");
    text.append("Macro-F1 and UAR are means over the labels that occur as a truth.\n\n");
    text.append("![Confusion matrix](confusion.png)\n\n");
    text.append("![Reliability diagram](reliability.png)\n\n");
    text.append("![Accuracy over coverage](coverage.png)\n");
    return text.toString();
  }
}
