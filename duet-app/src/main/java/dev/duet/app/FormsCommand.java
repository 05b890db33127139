package dev.duet.app;

import dev.duet.bundle.Bundle;
import dev.duet.corpus.Split;
import dev.duet.experiment.TextForms;
import dev.duet.experiment.TextFormsReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code duet forms}. */
@Command(
    name = "forms",
    description = {
      "Measures a bundle's text model on texts written in every form.",
      "As they are, as lower-case tweets, as punctuated sentences, with emoji, misspelt, and as raw transcripts."
    },
    footer = {
      "",
      "Examples:",
      "  duet forms --data corpora                            emotion and GoEmotions",
      "  duet forms --data . --corpus examples/plain-sentences.csv",
      "",
      "Each line has the accuracy among all labels of the model, and among those of the",
      "corpus only. To choose a recipe, read the validation split; the test split is for",
      "the model that was chosen."
    })
final class FormsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private BundleOption bundle;
  @Mixin private ReportOption out;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The folder that holds the corpora: emotion/, goemotions/, ...")
  private Path data;

  @Option(
      names = "--corpus",
      defaultValue = "emotion,goemotions",
      split = ",",
      paramLabel = "NAME",
      description =
          "Corpora of text, or manifests with a column split (default: ${DEFAULT-VALUE}).")
  private List<String> corpora;

  @Option(
      names = "--split",
      defaultValue = "test",
      paramLabel = "NAME",
      description = "train, validation or test (default: ${DEFAULT-VALUE}).")
  private Split split;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Seed of slips, marks and emoji (default: ${DEFAULT-VALUE}).")
  private int seed;

  @Override
  public Integer call() throws IOException {
    try (Bundle opened = bundle.open()) {
      ConsoleWatcher watcher = ConsoleWatcher.withoutLog(spec.commandLine().getErr());
      TextFormsReport report =
          new TextFormsReport(
              new TextForms(corpora, data, split, seed).of(opened, watcher),
              split,
              command(),
              ExperimentOptions.today());
      out.publish(report.markdown(), report::write, spec.commandLine().getOut());
    }
    return CommandLine.ExitCode.OK;
  }

  private String command() {
    String names =
        corpora.stream()
            .map(name -> Path.of(name).getFileName().toString())
            .collect(Collectors.joining(","));
    return "duet forms --bundle BUNDLE --data DIR --corpus %s --split %s --seed %d"
        .formatted(names, split, seed);
  }
}
