package dev.duet.app;

import dev.duet.bundle.Bundle;
import dev.duet.experiment.Approach2;
import dev.duet.experiment.Approach2Report;
import dev.duet.experiment.Approach2Results;
import dev.duet.experiment.UnheardVoices;
import dev.duet.experiment.VoiceReport;
import dev.duet.recipe.Recipe;
import dev.duet.recipe.RecipeReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code duet experiment}. */
@Command(
    name = "experiment",
    description = {
      "Measures a recipe of approach 2, each speaker held out in turn.",
      "Sound alone, words alone, and every fusion rule on label-paired utterances.",
      "Of a recipe without text whose audio has folds: every voice by a model that",
      "was trained without it, corpus by corpus."
    },
    footer = {
      "",
      "Example:",
      "  duet experiment recipes/approach-2.yaml --data corpora --out results",
      "  duet experiment recipes/voice.yaml --data corpora --out results",
      "",
      "One audio model is trained for each seed and speaker; the text model is the",
      "bundle's. An experiment that was interrupted goes on where it was when the same",
      "command is given again."
    })
final class ExperimentCommand implements Callable<Integer> {
  private static final int QUICK_WORDS_ONE_IN = 20;

  @Spec private CommandSpec spec;
  @Mixin private BundleOption bundle;
  @Mixin private ExperimentOptions options;
  @Mixin private EngineThreads threads;

  @Parameters(paramLabel = "RECIPE", description = "A YAML file, such as recipes/approach-2.yaml.")
  private Path recipeFile;

  @Option(
      names = "--quick",
      description = "Every twentieth word only: shows that all works; its figures mean nothing.")
  private boolean quick;

  @Override
  public Integer call() throws IOException {
    threads.apply();
    Recipe recipe = RecipeReader.read(recipeFile);
    TrainingFolder folder = new TrainingFolder(options.out());
    if (recipe.text().isEmpty() && recipe.requireAudio().folds().isPresent()) {
      return unheardVoices(recipe, folder);
    }
    Approach2 experiment =
        new Approach2(
            recipe,
            options.data(),
            options.seeds(),
            folder.checkpoints(),
            quick ? QUICK_WORDS_ONE_IN : 1);
    try (Bundle opened = bundle.open();
        PrintWriter log = folder.log()) {
      ConsoleWatcher watcher = new ConsoleWatcher(spec.commandLine().getErr(), log);
      Approach2Results results = experiment.run(opened, watcher);
      Approach2Report report =
          new Approach2Report(
              results,
              recipe.requireFusion().label(),
              command(),
              "%s (%d clips held out in turn), %s (official splits)"
                  .formatted(results.audioCorpus(), results.clips(), results.textCorpus()),
              ExperimentOptions.today());
      report.write(options.out());
      spec.commandLine().getOut().println(report.markdown());
      spec.commandLine().getOut().flush();
    }
    folder.finish();
    return CommandLine.ExitCode.OK;
  }

  private int unheardVoices(Recipe recipe, TrainingFolder folder) throws IOException {
    UnheardVoices experiment =
        new UnheardVoices(recipe, options.data(), options.seeds(), folder.checkpoints());
    try (PrintWriter log = folder.log()) {
      ConsoleWatcher watcher = new ConsoleWatcher(spec.commandLine().getErr(), log);
      VoiceReport report =
          new VoiceReport(
              experiment.run(watcher), recipe.name(), command(), ExperimentOptions.today());
      report.write(options.out());
      spec.commandLine().getOut().println(report.markdown());
      spec.commandLine().getOut().flush();
    }
    folder.finish();
    return CommandLine.ExitCode.OK;
  }

  private String command() {
    return "duet experiment %s %s%s"
        .formatted(recipeFile.getFileName(), options.told(), quick ? " --quick" : "");
  }
}
