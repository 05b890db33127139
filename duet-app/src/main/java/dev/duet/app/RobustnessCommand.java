package dev.duet.app;

import dev.duet.bundle.Bundle;
import dev.duet.experiment.Robustness;
import dev.duet.experiment.RobustnessReport;
import dev.duet.recipe.Recipe;
import dev.duet.recipe.RecipeReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code duet robustness}. */
@Command(
    name = "robustness",
    description = {
      "Measures how well answers survive what should not decide.",
      "Whether recordings keep their label when they are louder, softer, amid silence, from a",
      "telephone or an MP3: by a bundle, and by models that have not heard the voice.",
      "And whether sound and words together are ever worse than the better one alone, as noise",
      "and wrong words make either worse; on label-paired utterances."
    },
    footer = {
      "",
      "Example:",
      "  duet robustness recipes/duet.yaml --data corpora --out robustness \\",
      "      --beside models/approach-2",
      "",
      "The recipe says which corpora, and how speakers are held out; a model is trained for each",
      "group of them. A run that was interrupted goes on where it was when the same command is",
      "given again."
    })
final class RobustnessCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private BundleOption bundle;
  @Mixin private EngineThreads threads;

  @Parameters(
      paramLabel = "RECIPE",
      description = "A YAML file whose audio has folds, such as recipes/duet.yaml.")
  private Path recipeFile;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The folder that holds the corpora: tess/, ravdess/, ...")
  private Path data;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder of the report.")
  private Path out;

  @Option(
      names = "--beside",
      paramLabel = "DIR",
      description = "Another bundle to ask the same, such as models/approach-2.")
  private Path beside;

  @Option(
      names = "--clips",
      defaultValue = "100",
      paramLabel = "N",
      description = "How many recordings of each corpus (default: ${DEFAULT-VALUE}).")
  private int clips;

  @Override
  public Integer call() throws IOException {
    threads.apply();
    if (clips < 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--clips takes a number of at least 1, not " + clips);
    }
    Recipe recipe = RecipeReader.read(recipeFile);
    TrainingFolder folder = new TrainingFolder(out);
    Map<String, Bundle> bundles = new LinkedHashMap<>();
    try (PrintWriter log = folder.log()) {
      for (Path asked : asked()) {
        Bundle opened = Bundle.load(asked);
        bundles.put("bundle " + opened.manifest().name(), opened);
      }
      Robustness robustness = new Robustness(recipe, data, clips, folder.checkpoints());
      RobustnessReport report =
          new RobustnessReport(
              robustness.run(bundles, new ConsoleWatcher(spec.commandLine().getErr(), log)),
              command(),
              ExperimentOptions.today());
      report.write(out);
      spec.commandLine().getOut().println(report.markdown());
      spec.commandLine().getOut().flush();
    } finally {
      bundles.values().forEach(Bundle::close);
    }
    folder.finish();
    return CommandLine.ExitCode.OK;
  }

  private List<Path> asked() {
    List<Path> asked = new ArrayList<>(List.of(bundle.folder()));
    if (beside != null) {
      asked.add(beside);
    }
    return asked;
  }

  private String command() {
    return "duet robustness %s --data DIR --out DIR%s --clips %d"
        .formatted(
            recipeFile.getFileName(),
            beside == null ? "" : " --beside " + beside.getFileName(),
            clips);
  }
}
