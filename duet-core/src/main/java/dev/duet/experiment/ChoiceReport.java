package dev.duet.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@link ChoiceResults} as {@code report.md} and {@code metrics.json}.
 *
 * @param results what was measured
 * @param command that prints the report again
 * @param date of the run, ISO 8601
 */
public record ChoiceReport(ChoiceResults results, String command, String date) {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  /**
   * Writes the files, making the folder if need be.
   *
   * @throws IOException if the folder cannot be written to
   */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("ranking", results.ranking());
    Map<String, Object> settings = new LinkedHashMap<>();
    results.runs().forEach(run -> settings.putIfAbsent(run.candidate(), run.audio()));
    figures.put("settings", settings);
    Files.writeString(folder.resolve("metrics.json"), JSON.writeValueAsString(figures) + "\n");
    Files.writeString(folder.resolve("report.md"), markdown());
  }

  /** The report as Markdown. */
  public String markdown() {
    StringBuilder text = new StringBuilder("# A choice among audio models\n\n");
    text.append("- Command: `").append(command).append("`\n");
    text.append("- Date: ").append(date).append("\n\n");
    text.append(
        """
        Every candidate learned from one speaker alone and was judged on that speaker's validation words,
        spoken in strange voices that were made of the recordings. No other speaker had a say.

        """);
    table(text);
    text.append(
        """

        Accuracy +/- its standard error over clips; seeds are few, so the chance of training comes on top.
        "Behind" is the difference to the first, clip by clip, in the voices that rank; within its standard
        error the order says nothing.
        """);
    voices(text);
    settings(text);
    return text.toString();
  }

  private void table(StringBuilder text) {
    List<ChoiceResults.Standing> ranking = results.ranking();
    List<String> speakers = List.copyOf(ranking.get(0).speakers().keySet());
    text.append("| candidate |");
    results.voices().forEach(voices -> text.append(' ').append(voices.label()).append(" |"));
    text.append(" behind | NLL |");
    speakers.forEach(speaker -> text.append(' ').append(speaker).append(" alone |"));
    text.append("\n|").append("---|".repeat(3 + results.voices().size() + speakers.size()));
    text.append('\n');
    for (ChoiceResults.Standing standing : ranking) {
      text.append("| ").append(standing.candidate()).append(" |");
      standing.accuracy().values().forEach(e -> text.append(' ').append(of(e)).append(" |"));
      text.append(' ').append(of(standing.behind()));
      text.append(String.format(Locale.ROOT, " | %.3f |", standing.nll()));
      speakers.forEach(
          speaker ->
              text.append(String.format(Locale.ROOT, " %.3f |", standing.speakers().get(speaker))));
      text.append('\n');
    }
  }

  private static String of(ChoiceResults.Estimate estimate) {
    return String.format(Locale.ROOT, "%.3f +/- %.3f", estimate.mean(), estimate.error());
  }

  private void voices(StringBuilder text) {
    text.append("\n## The voices\n\n");
    for (Disguise voices : results.voices()) {
      text.append("- ").append(voices.label()).append(": ").append(voices.about()).append('\n');
    }
  }

  /** What each candidate has that the first named has not. */
  private void settings(StringBuilder text) {
    Map<String, Map<String, String>> settings = new LinkedHashMap<>();
    results
        .runs()
        .forEach(run -> settings.computeIfAbsent(run.candidate(), c -> leaves(run.audio())));
    String first = settings.keySet().iterator().next();
    text.append("\n## The candidates\n\nEach by what differs from ").append(first).append(":\n\n");
    settings.forEach(
        (name, own) -> {
          Map<String, String> other = new TreeMap<>(own);
          other.entrySet().removeAll(settings.get(first).entrySet());
          text.append("- ").append(name).append(": ");
          text.append(other.isEmpty() ? "the same" : String.join(", ", pairs(other)));
          text.append('\n');
        });
  }

  private static List<String> pairs(Map<String, String> settings) {
    return settings.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList();
  }

  private static Map<String, String> leaves(Object settings) {
    Map<String, String> leaves = new TreeMap<>();
    collect("", JSON.valueToTree(settings), leaves);
    return leaves;
  }

  private static void collect(String path, JsonNode node, Map<String, String> leaves) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              field ->
                  collect(
                      path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                      field.getValue(),
                      leaves));
    } else {
      leaves.put(path, node.isTextual() ? node.asText() : node.toString());
    }
  }
}
