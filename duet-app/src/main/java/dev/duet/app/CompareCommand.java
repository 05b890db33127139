package dev.duet.app;

import dev.duet.experiment.Comparison;
import dev.duet.experiment.ComparisonReport;
import dev.duet.recipe.Home;
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
import picocli.CommandLine.Spec;

/** {@code duet compare}. */
@Command(
    name = "compare",
    description = {
      "Compares both approaches on voices that were never heard.",
      "Each with and without augmentation, and every single modality; clean, under noise, over",
      "a telephone, with misheard words."
    },
    footer = {
      "",
      "Examples:",
      "  duet compare --data corpora --out results          hours; goes on when interrupted",
      "  duet compare --data corpora --out results --quick  minutes, to see that all works",
      "",
      "Two processes can share the work: give one --only text and the other --only audio,",
      "with the same --out; then give the command without it for the report.",
      "",
      "The back-translations that the recipe of approach 1 names are made beforehand by",
      "duet data back-translate."
    })
final class CompareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ExperimentOptions options;
  @Mixin private EngineThreads threads;

  @Option(
      names = "--first",
      paramLabel = "RECIPE",
      description = "The recipe of approach 1 (default: the one that ships with Duet).")
  private Path first;

  @Option(
      names = "--second",
      paramLabel = "RECIPE",
      description = "The recipe of approach 2 (default: the one that ships with Duet).")
  private Path second;

  @Option(
      names = "--sentences-one-in",
      defaultValue = "1",
      paramLabel = "N",
      description = "Train on every N-th sentence only (default: ${DEFAULT-VALUE}, all).")
  private int sentencesOneIn;

  @Option(
      names = "--only",
      paramLabel = "PART",
      description = "Train the models of one part and stop: ${COMPLETION-CANDIDATES}.")
  private Comparison.Part only;

  @Option(
      names = "--quick",
      description = "A small part of the corpora: shows that all works; its figures mean nothing.")
  private boolean quick;

  @Override
  public Integer call() throws IOException {
    threads.apply();
    TrainingFolder folder = new TrainingFolder(options.out());
    Comparison comparison =
        new Comparison(
            RecipeReader.read(first == null ? shipped("approach-1.yaml") : first),
            RecipeReader.read(second == null ? shipped("approach-2.yaml") : second),
            options.data(),
            options.seeds(),
            folder.checkpoints(),
            quick ? Comparison.Size.QUICK : new Comparison.Size(1, sentencesOneIn, 1));
    try (PrintWriter log = folder.log()) {
      ConsoleWatcher watcher = new ConsoleWatcher(spec.commandLine().getErr(), log);
      if (only != null) {
        comparison.train(only, watcher);
        return CommandLine.ExitCode.OK;
      }
      ComparisonReport report =
          new ComparisonReport(comparison.run(watcher), command(), ExperimentOptions.today());
      report.write(options.out());
      spec.commandLine().getOut().println(report.markdown());
      spec.commandLine().getOut().flush();
    }
    folder.finish();
    return CommandLine.ExitCode.OK;
  }

  private static Path shipped(String recipe) {
    return Home.folder().resolve("recipes").resolve(recipe);
  }

  private String command() {
    return "duet compare %s%s%s"
        .formatted(
            options.told(),
            sentencesOneIn == 1 ? "" : " --sentences-one-in " + sentencesOneIn,
            quick ? " --quick" : "");
  }
}
