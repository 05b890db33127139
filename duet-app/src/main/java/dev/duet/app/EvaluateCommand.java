package dev.duet.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.duet.bundle.Bundle;
import dev.duet.evaluate.CoverageFigures;
import dev.duet.evaluate.EvaluationReport;
import dev.duet.evaluate.EvaluationText;
import dev.duet.recipe.BundleEvaluation;
import dev.duet.recipe.KnownSpeakers;
import dev.duet.recipe.Recognition;
import dev.duet.recipe.Watcher;
import dev.duet.speech.SpeechRecogniser;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
      "  duet evaluate --corpus tess --data corpora --asr whisper-base",
      "                                                       with the words it hears",
      "",
      "Where the bundle was trained on the corpus, the figures flatter, and the command",
      "says so. All figures are for unknown voices. Where a manifest has a column speaker",
      "and the bundle learns voices, others stand beside them: every row answered with what",
      "the rows before it told of its speaker's voice."
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
      names = "--asr",
      paramLabel = "NAME",
      description =
          "Take the words as this recogniser hears them (whisper-base, a folder of a Whisper model, google, openai or openai=URL), and print its word error rate, its real-time factor and what its words are worth beside the sound alone. Recordings go to a service only if you name one.")
  private String asr;

  @Mixin private AsrOptions options;

  @Option(
      names = "--one-in",
      defaultValue = "1",
      paramLabel = "N",
      description =
          "Measure on every N-th sample only, in the order of their names (default: ${DEFAULT-VALUE}).")
  private int oneIn;

  @Option(
      names = "--abstain",
      paramLabel = "C",
      description =
          "Also print what becomes of the answers if those below this confidence, 0 to 1, are withheld: how many are left, and how many of these are right.")
  private Double leastConfidence;

  @Option(
      names = "--json",
      description =
          "One JSON object instead of tables: accuracy, macro_f1, uar, ece, per_class, confusion, aurc, coverage.")
  private boolean json;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Also write report.md, metrics.json, confusion.png, reliability.png and coverage.png there.")
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
    try (Bundle opened = bundle.open()) {
      BundleEvaluation.Result result = measured(opened, ConsoleWatcher.withoutLog(err));
      result.warnings().forEach(warning -> Notice.print(err, warning));
      print(result);
      if (out != null) {
        report(result).write(out);
        err.println("wrote " + out);
      }
    }
    return CommandLine.ExitCode.OK;
  }

  private BundleEvaluation.Result measured(Bundle opened, Watcher watcher) {
    if (oneIn < 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--one-in takes a number of at least 1, not " + oneIn);
    }
    if (leastConfidence != null && !(leastConfidence >= 0 && leastConfidence <= 1)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--abstain takes a probability from 0 to 1, not " + leastConfidence);
    }
    BundleEvaluation.Ground ground = new BundleEvaluation.Ground(corpus, data, oneIn, seed);
    if (asr == null) {
      return BundleEvaluation.of(opened, ground, watcher);
    }
    if (corpus.equals(BundleEvaluation.PAIRED)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--asr wants recordings with their own words, so not 'paired'");
    }
    opened.voice();
    try (SpeechRecogniser recogniser = options.open(asr)) {
      return BundleEvaluation.ofRecognised(opened, recogniser, ground, watcher);
    }
  }

  private EvaluationReport report(BundleEvaluation.Result result) {
    return new EvaluationReport(
        "Bundle " + bundle.folder() + " on " + result.title(),
        "duet evaluate --bundle "
            + bundle.folder()
            + " --corpus "
            + corpus
            + " --data DIR"
            + (asr == null ? "" : " --asr " + asr)
            + (oneIn == 1 ? "" : " --one-in " + oneIn)
            + (leastConfidence == null ? "" : " --abstain " + leastConfidence),
        result.title(),
        LocalDate.now(ZoneId.systemDefault()).toString(),
        Stream.concat(remarks(result).stream(), result.warnings().stream()).toList(),
        result.evaluation(),
        figures(result));
  }

  /** Figures that stand beside those of the corpus, never in them. */
  private static List<String> remarks(BundleEvaluation.Result result) {
    return Stream.concat(
            result.recognition().map(Recognition::lines).orElse(List.of()).stream(),
            result.speakers().map(KnownSpeakers::lines).orElse(List.of()).stream())
        .toList();
  }

  private CoverageFigures figures(BundleEvaluation.Result result) {
    return CoverageFigures.of(
        result.coverage(), leastConfidence == null ? List.of() : List.of(leastConfidence));
  }

  private void print(BundleEvaluation.Result result) {
    PrintWriter print = spec.commandLine().getOut();
    if (json) {
      ObjectMapper mapper = new ObjectMapper();
      ObjectNode object = mapper.valueToTree(result.evaluation());
      object.setAll(mapper.<ObjectNode>valueToTree(figures(result)));
      result.recognition().ifPresent(r -> object.set("recognition", mapper.valueToTree(r)));
      result.speakers().ifPresent(s -> object.set("speakers", mapper.valueToTree(s)));
      print.println(object);
    } else {
      print.println(EvaluationText.of(result.evaluation()));
      print.println(figures(result).text());
      remarks(result).forEach(print::println);
    }
    print.flush();
  }
}
