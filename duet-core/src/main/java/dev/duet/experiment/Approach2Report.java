package dev.duet.experiment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.duet.emotion.Emotion;
import dev.duet.evaluate.Bootstrap;
import dev.duet.evaluate.ConfusionPlot;
import dev.duet.evaluate.Evaluation;
import dev.duet.evaluate.EvaluationText;
import dev.duet.evaluate.Outcome;
import dev.duet.evaluate.Png;
import dev.duet.evaluate.ReliabilityPlot;
import dev.duet.recipe.Judged;
import dev.duet.recipe.PairedProtocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@link Approach2Results} as a folder: {@code report.md}, {@code metrics.json}, and plots.
 *
 * @param results what was measured
 * @param rule the default rule of the recipe
 * @param command that prints the report again
 * @param data what was measured on
 * @param date of the run, ISO 8601
 */
public record Approach2Report(
    Approach2Results results, String rule, String command, String data, String date) {

  /**
   * Writes the files, making the folder if need be.
   *
   * @throws IOException if the folder cannot be written to
   */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    Files.writeString(
        folder.resolve("metrics.json"), json.writeValueAsString(results.figures(rule)) + "\n");
    Files.writeString(folder.resolve("report.md"), markdown());
    int seed = results.runs().get(0).seed();
    plots(folder, "audio", "Sound alone, speaker held out", heldOutClips(seed));
    plots(folder, "fused", "Label-paired, rule " + rule, results.pooled(rule, seed));
    Png.write(
        ConfusionPlot.of(results.textTest().confusion(), "Words alone, official test"),
        folder.resolve("text-confusion.png"));
    Png.write(
        ReliabilityPlot.of(results.textTest(), "Words alone, official test"),
        folder.resolve("text-reliability.png"));
  }

  private static void plots(Path folder, String name, String title, List<Outcome> outcomes)
      throws IOException {
    Evaluation evaluation = Evaluation.of(outcomes);
    Png.write(
        ConfusionPlot.of(evaluation.confusion(), title), folder.resolve(name + "-confusion.png"));
    Png.write(ReliabilityPlot.of(evaluation, title), folder.resolve(name + "-reliability.png"));
  }

  private List<Outcome> heldOutClips(int seed) {
    List<Outcome> outcomes = new ArrayList<>();
    results.runs().stream()
        .filter(run -> run.seed() == seed)
        .forEach(run -> outcomes.addAll(Judged.outcomes(run.clips())));
    return outcomes;
  }

  /** The report as Markdown. */
  public String markdown() {
    StringBuilder text = new StringBuilder("# Approach 2: probability-level fusion\n\n");
    text.append("- Command: `").append(command).append("`\n");
    text.append("- Data: ").append(data).append('\n');
    text.append("- Date: ").append(date).append("\n\n");
    words(text);
    sound(text);
    fusion(text);
    return text.toString();
  }

  private void words(StringBuilder text) {
    text.append("## Words alone: official splits of ").append(results.textCorpus()).append("\n\n");
    text.append("| split | n | accuracy | macro-F1 | UAR | ECE |\n|---|---|---|---|---|---|\n");
    line(text, "validation (chosen on)", results.textValidation());
    line(text, "test", results.textTest());
    text.append("\n```text\n")
        .append(EvaluationText.perClass(results.textTest()))
        .append("```\n\n");
  }

  private void sound(StringBuilder text) {
    text.append("## Sound alone: ").append(results.audioCorpus()).append(", speaker held out\n\n");
    text.append("| held out | seed | accuracy | macro-F1 | UAR |");
    for (Emotion emotion : emotions()) {
      text.append(' ').append(emotion).append(" |");
    }
    text.append("\n|---|---|---|---|---|").append("---|".repeat(emotions().size())).append('\n');
    for (HeldOutRun run : results.runs()) {
      Evaluation e = Approach2Results.audio(run);
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %d | %.3f | %.3f | %.3f |",
              run.speaker(),
              run.seed(),
              e.accuracy(),
              e.macroF1(),
              e.uar()));
      for (Emotion emotion : emotions()) {
        text.append(String.format(Locale.ROOT, " %.2f |", e.perClass().get(emotion).recall()));
      }
      text.append('\n');
    }
    text.append("\nThe columns with an emotion's name are its recall. Accuracy over all runs: ")
        .append(results.audioAccuracy())
        .append(".\n\nBeside it, a random split, **leaking** (speakers and words recur): accuracy ")
        .append(String.format(Locale.ROOT, "%.3f", results.random().accuracy()))
        .append(".\n\n");
  }

  private List<Emotion> emotions() {
    return results.runs().get(0).clips().stream()
        .map(clip -> clip.sample().emotion())
        .distinct()
        .sorted()
        .toList();
  }

  private void fusion(StringBuilder text) {
    text.append("## Sound and words: label-paired, speaker held out\n\n");
    text.append(PairedProtocol.CAVEAT).append(" The labels that both know: ");
    text.append(results.pairedLabels()).append(". Means over ");
    text.append(results.runs().size()).append(" runs.\n\n");
    text.append("| system | accuracy | macro-F1 | UAR | ECE |\n|---|---|---|---|---|\n");
    for (String system : results.systems()) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %.4f | %.4f | %.4f | %.4f |%n",
              system.equals(rule) ? "**" + system + "** (default)" : system,
              results.paired(system, Evaluation::accuracy).mean(),
              results.paired(system, Evaluation::macroF1).mean(),
              results.paired(system, Evaluation::uar).mean(),
              results.paired(system, Evaluation::ece).mean()));
    }
    Bootstrap.Interval gain = results.gain(rule).interval();
    text.append(
        String.format(
            Locale.ROOT,
            "%nThe default rule (%s) is %+.2f points more accurate than the better modality (%s):"
                + " %.0f %% bootstrap interval %+.2f to %+.2f, on the %d pairs of seed %d.%n",
            rule,
            100 * gain.value(),
            results.betterModality(),
            100 * gain.level(),
            100 * gain.low(),
            100 * gain.high(),
            results.pooled(rule, results.runs().get(0).seed()).size(),
            results.runs().get(0).seed()));
    text.append("Validation preferred, by likelihood, in so many runs: ")
        .append(results.bestOnValidation())
        .append(".\n");
    text.append("\n![Sound alone](audio-confusion.png)\n![Words alone](text-confusion.png)\n");
    text.append("![Fused](fused-confusion.png)\n![Reliability](fused-reliability.png)\n");
  }

  private static void line(StringBuilder text, String name, Evaluation e) {
    text.append(
        String.format(
            Locale.ROOT,
            "| %s | %d | %.4f | %.4f | %.4f | %.4f |%n",
            name,
            e.n(),
            e.accuracy(),
            e.macroF1(),
            e.uar(),
            e.ece()));
  }
}
