package dev.duet.experiment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.duet.evaluate.Bootstrap;
import dev.duet.evaluate.ConditionPlot;
import dev.duet.evaluate.ConfusionPlot;
import dev.duet.evaluate.Evaluation;
import dev.duet.evaluate.IntervalPlot;
import dev.duet.evaluate.LearningCurves;
import dev.duet.evaluate.LearningCurves.Curve;
import dev.duet.evaluate.Png;
import dev.duet.evaluate.Summary;
import dev.duet.recipe.PairedProtocol;
import dev.duet.train.History;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * {@link ComparisonResults} as a folder: {@code report.md}, {@code metrics.json}, and plots.
 *
 * @param results what was measured
 * @param command that prints the report again
 * @param date of the run, ISO 8601
 */
public record ComparisonReport(ComparisonResults results, String command, String date) {
  private static final String ONE = Contender.APPROACH_1;
  private static final String TWO = Contender.APPROACH_2;

  /**
   * Writes the files, making the folder if need be.
   *
   * @throws IOException if the folder cannot be written to
   */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    Files.writeString(
        folder.resolve("metrics.json"), json.writeValueAsString(results.figures()) + "\n");
    Files.writeString(folder.resolve("report.md"), markdown());
    Png.write(accuracies(), folder.resolve("accuracy.png"));
    Png.write(underConditions(), folder.resolve("conditions.png"));
    for (String contender : List.of(ONE, TWO)) {
      Png.write(
          ConfusionPlot.of(Evaluation.of(results.pooled(contender)).confusion(), contender),
          folder.resolve("confusion-" + slug(contender) + ".png"));
    }
    for (Map.Entry<String, History> entry : results.histories().entrySet()) {
      Png.write(
          curves(entry.getKey(), entry.getValue()),
          folder.resolve("learning-" + slug(entry.getKey()) + ".png"));
    }
  }

  private BufferedImage accuracies() {
    List<IntervalPlot.Row> rows =
        results.contenders().stream()
            .map(
                name -> {
                  Bootstrap.Interval i = results.accuracy(name);
                  return new IntervalPlot.Row(
                      name, List.of(new IntervalPlot.Estimate(i.value(), i.low(), i.high())));
                })
            .toList();
    return IntervalPlot.of(
        "Label-paired, speaker held out, seed " + results.firstSeed(),
        "accuracy, 95 % bootstrap interval",
        List.of("test"),
        rows);
  }

  /** Those who hear and read, under every condition. */
  private BufferedImage underConditions() {
    List<ConditionPlot.Line> lines =
        results.contenders().stream()
            .filter(name -> name.startsWith("approach"))
            .map(name -> new ConditionPlot.Line(name, byCondition(name)))
            .toList();
    return ConditionPlot.of(
        "Label-paired, speaker held out, seed " + results.firstSeed(),
        "accuracy",
        Stream.of(Condition.values()).map(Condition::label).toList(),
        lines);
  }

  /** Accuracy under every condition with the first seed; not a number where it was not met. */
  private List<Double> byCondition(String contender) {
    return Stream.of(Condition.values())
        .map(
            condition ->
                condition == Condition.CLEAN
                    ? Evaluation.of(results.pooled(contender)).accuracy()
                    : results.under(contender, condition))
        .toList();
  }

  private static BufferedImage curves(String title, History history) {
    return LearningCurves.of(
        title,
        List.of(
            curve("training loss", history, History.Epoch::loss),
            curve("validation loss", history, epoch -> epoch.validation().loss())),
        List.of(
            curve("validation accuracy", history, epoch -> epoch.validation().accuracy()),
            curve("validation macro-F1", history, epoch -> epoch.validation().macroF1())));
  }

  private static Curve curve(String name, History history, ToDoubleFunction<History.Epoch> value) {
    return new Curve(
        name, history.epochs().stream().map(epoch -> value.applyAsDouble(epoch)).toList());
  }

  private static String slug(String name) {
    return name.replaceAll("[^A-Za-z0-9]+", "-").toLowerCase(Locale.ROOT);
  }

  /** The report as Markdown. */
  public String markdown() {
    StringBuilder text = new StringBuilder("# Both approaches, compared\n\n");
    line(text, "- Command: `%s`", command);
    line(text, "- Data: %s", results.description());
    line(text, "- Date: %s%n", date);
    line(text, "%s Between the five labels that both know.%n", PairedProtocol.CAVEAT);
    contenders(text);
    conditions(text);
    sounds(text);
    words(text);
    verdict(text);
    return text.toString().stripTrailing() + "\n";
  }

  private void contenders(StringBuilder text) {
    int runs = results.runs().size() / results.contenders().size();
    line(text, "## Every contender, speaker held out (means of %d runs)%n", runs);
    line(
        text,
        "| contender | train | validation | test | +/- | macro-F1 | gap | ECE | parameters |"
            + " training, s | prediction, ms |");
    line(text, "|---|---|---|---|---|---|---|---|---|---|---|");
    for (String name : results.contenders()) {
      Summary test = results.over(name, run -> ComparisonResults.clean(run).accuracy());
      line(
          text,
          "| %s | %.3f | %.3f | **%.3f** | %.3f | %.3f | %+.3f | %.3f | %,d | %.0f | %.1f |",
          name,
          results.over(name, run -> run.train().accuracy()).mean(),
          results.over(name, run -> run.validation().accuracy()).mean(),
          test.mean(),
          test.deviation(),
          results.over(name, run -> ComparisonResults.clean(run).macroF1()).mean(),
          results.over(name, ComparedRun::gap).mean(),
          results.over(name, run -> ComparisonResults.clean(run).ece()).mean(),
          results.costs().get(name).parameters(),
          results.over(name, ComparedRun::trainingSeconds).mean(),
          results.costs().get(name).milliseconds());
    }
    line(
        text,
        "%nTrain, validation and test are accuracies; +/- is the deviation of the test's over the"
            + " runs; the gap is train minus test. Validation is the training speaker's own, so it"
            + " flatters whatever hears. Training is the time of the steps, without the features."
            + " Prediction is the median of one utterance on one thread, decoding not included.%n");
    line(text, "![Accuracy with intervals](accuracy.png)%n");
  }

  private void conditions(StringBuilder text) {
    line(
        text,
        "## Under noise, over a telephone, misheard (accuracy, seed %d)%n",
        results.firstSeed());
    StringBuilder head = new StringBuilder("| contender |");
    for (Condition condition : Condition.values()) {
      head.append(' ').append(condition.label()).append(" |");
    }
    line(text, "%s", head);
    line(text, "|---%s|", "|---".repeat(Condition.values().length));
    for (String name : results.contenders()) {
      StringBuilder row = new StringBuilder("| " + name + " |");
      for (double accuracy : byCondition(name)) {
        row.append(Double.isNaN(accuracy) ? " |" : String.format(Locale.ROOT, " %.3f |", accuracy));
      }
      line(text, "%s", row);
    }
    line(text, "%n![Accuracy by condition](conditions.png)%n");
  }

  private void sounds(StringBuilder text) {
    line(text, "## Sound alone, all labels, speaker held out%n");
    line(text, "| model | accuracy over runs |%n|---|---|");
    for (String model : results.audioModels()) {
      line(text, "| %s | %s |", model, results.heardAccuracy(model));
    }
    text.append('\n');
  }

  private void words(StringBuilder text) {
    line(text, "## Words alone, all labels, test sentences%n");
    line(text, "| model | n | accuracy | macro-F1 |%n|---|---|---|---|");
    results
        .read()
        .forEach(
            (name, e) ->
                line(text, "| %s | %d | %.4f | %.4f |", name, e.n(), e.accuracy(), e.macroF1()));
    text.append('\n');
  }

  private void verdict(StringBuilder text) {
    Bootstrap.Interval ahead = results.difference(TWO, ONE).interval();
    line(text, "## Does probability-level fusion generalise better?%n");
    line(
        text,
        "%s is %+.2f points more accurate than %s on the same utterances of unheard speakers: %.0f"
            + " %% bootstrap interval %+.2f to %+.2f (seed %d). So on this test %s.%n",
        TWO,
        100 * ahead.value(),
        ONE,
        100 * ahead.level(),
        100 * ahead.low(),
        100 * ahead.high(),
        results.firstSeed(),
        ahead.low() > 0
            ? "it does generalise better"
            : ahead.high() < 0 ? "it generalises worse" : "neither is shown to generalise better");
    line(
        text,
        "The gap between training and test is %+.3f for %s and %+.3f for %s.%n",
        results.over(ONE, ComparedRun::gap).mean(),
        ONE,
        results.over(TWO, ComparedRun::gap).mean(),
        TWO);
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
