package dev.duet.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.duet.bundle.Bundle;
import dev.duet.evaluate.Evaluation;
import dev.duet.evaluate.EvaluationReport;
import dev.duet.evaluate.EvaluationText;
import dev.duet.recipe.BundleEvaluation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code duet evaluate}. */
@Command(
    name = "evaluate",
    description = "Measures a bundle on a corpus.",
    footer = {
      "",
      "Examples:",
      "  duet evaluate --corpus emotion --data corpora        the official test split",
      "  duet evaluate --corpus tess --data corpora --json    one JSON object",
      "  duet evaluate --corpus my/manifest.csv --out report  tables and plots in files",
      "",
      "Where the bundle was trained on the corpus, the figures flatter, and the command",
      "says so."
    })
final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private BundleOption bundle;

  @Option(
      names = "--corpus",
      required = true,
      paramLabel = "NAME",
      description =
          "One of tess, ravdess, emospeech, emotion, goemotions, paired (clips of tess with sentences of emotion), or a manifest.csv of your own (path,text,emotion,speaker,split).")
  private String corpus;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder that holds the corpora (default: the working directory).")
  private Path data = Path.of(".");

  @Option(
      names = "--json",
      description =
          "One JSON object instead of tables: accuracy, macro_f1, uar, ece, per_class, confusion.")
  private boolean json;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Also write report.md, metrics.json, confusion.png and reliability.png there.")
  private Path out;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Seed of the pairing (default: ${DEFAULT-VALUE}).")
  private int seed;

  @Override
  public Integer call() throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    try (Bundle opened = Bundle.load(bundle.folder())) {
      BundleEvaluation.Result result =
          BundleEvaluation.of(opened, corpus, data, seed, ConsoleWatcher.withoutLog(err));
      result.warnings().forEach(warning -> Notice.print(err, warning));
      print(result.evaluation());
      if (out != null) {
        report(result).write(out);
        err.println("wrote " + out);
      }
    }
    return CommandLine.ExitCode.OK;
  }

  private EvaluationReport report(BundleEvaluation.Result result) {
    return new EvaluationReport(
        "Bundle " + bundle.folder() + " on " + result.title(),
        "duet evaluate --bundle " + bundle.folder() + " --corpus " + corpus + " --data DIR",
        result.title(),
        LocalDate.now(ZoneId.systemDefault()).toString(),
        result.warnings(),
        result.evaluation());
  }

  private void print(Evaluation evaluation) throws JsonProcessingException {
    PrintWriter print = spec.commandLine().getOut();
    print.println(
        json ? new ObjectMapper().writeValueAsString(evaluation) : EvaluationText.of(evaluation));
    print.flush();
  }
}
