package dev.duet.app;

import dev.duet.experiment.Candidate;
import dev.duet.experiment.Choice;
import dev.duet.experiment.ChoiceReport;
import dev.duet.experiment.ChoiceResults;
import dev.duet.experiment.Disguise;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code duet choose}. */
@Command(
    name = "choose",
    description = {
      "Ranks recipes by their audio models, without a look at a speaker to be tested on.",
      "Each speaker is once the only one: a recipe learns from most of the speaker's words",
      "and is judged on the others, in strange voices made of the recordings."
    },
    footer = {
      "",
      "Example:",
      "  duet choose recipes/approach-2.yaml mine.yaml --data corpora --out choice",
      "",
      "Runs that are done are kept in DIR/runs: give the command again with more recipes",
      "or seeds, or after an interruption, and only what is missing is trained."
    })
final class ChooseCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ExperimentOptions options;
  @Mixin private EngineThreads threads;

  @Parameters(
      arity = "1..*",
      paramLabel = "RECIPE",
      description = "YAML files, such as recipes/approach-2.yaml.")
  private List<Path> recipes;

  @Option(
      names = "--voices",
      split = ",",
      defaultValue = "warped",
      paramLabel = "KIND",
      description =
          "How voices are made: ${COMPLETION-CANDIDATES}; the first ranks (default: ${DEFAULT-VALUE}).")
  private List<Disguise> voices;

  @Override
  public Integer call() throws IOException {
    threads.apply();
    List<Candidate> candidates = Candidate.read(recipes);
    TrainingFolder folder = new TrainingFolder(options.out());
    Choice choice =
        new Choice(
            candidates,
            options.data(),
            options.seeds(),
            voices,
            options.out().resolve("runs"),
            folder.checkpoints());
    try (PrintWriter log = folder.log()) {
      ChoiceResults results = choice.run(new ConsoleWatcher(spec.commandLine().getErr(), log));
      ChoiceReport report = new ChoiceReport(results, command(), ExperimentOptions.today());
      report.write(options.out());
      spec.commandLine().getOut().println(report.markdown());
      spec.commandLine().getOut().flush();
    }
    folder.finish();
    return CommandLine.ExitCode.OK;
  }

  private String command() {
    return "duet choose %s %s --voices %s"
        .formatted(
            recipes.stream()
                .map(Path::getFileName)
                .map(Path::toString)
                .collect(Collectors.joining(" ")),
            options.told(),
            voices.stream().map(Disguise::label).collect(Collectors.joining(",")));
  }
}
