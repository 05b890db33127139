package dev.duet.app;

import dev.duet.Prediction;
import dev.duet.bundle.Bundle;
import dev.duet.experiment.OutOfScope;
import dev.duet.experiment.ScopeReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code duet scope}. */
@Command(
    name = "scope",
    description = {
      "Measures how often a bundle answers what it is not for.",
      "Silence, chords, noise, beeps, other languages, digits; all made by this command."
    },
    footer = {
      "",
      "Examples:",
      "  duet scope                                the default bundle",
      "  duet scope --data corpora --out scope     beside what it is for, into files"
    })
final class ScopeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private BundleOption bundle;
  @Mixin private ReportOption out;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "The folder that holds tess, ravdess, emospeech, emotion and goemotions, to see how often what should be answered is withheld; without it only what should not.")
  private Path data;

  @Option(
      names = "--count",
      defaultValue = "100",
      paramLabel = "N",
      description = "How many of each kind (default: ${DEFAULT-VALUE}).")
  private int count;

  @Override
  public Integer call() throws IOException {
    if (count < 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--count takes a number of at least 1, not " + count);
    }
    try (Bundle opened = bundle.open()) {
      ConsoleWatcher watcher = ConsoleWatcher.withoutLog(spec.commandLine().getErr());
      ScopeReport report =
          new ScopeReport(
              new OutOfScope(count, Prediction.LEAST_CONFIDENCE, Optional.ofNullable(data))
                  .of(opened, watcher),
              Prediction.LEAST_CONFIDENCE,
              opened.manifest().name(),
              "duet scope --bundle BUNDLE"
                  + (data == null ? "" : " --data DIR")
                  + " --count "
                  + count,
              ExperimentOptions.today());
      out.publish(report.markdown(), report::write, spec.commandLine().getOut());
    }
    return CommandLine.ExitCode.OK;
  }
}
