package dev.duet.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.duet.bundle.Bundle;
import dev.duet.bundle.ModelCard;
import dev.duet.evaluate.Evaluation;
import dev.duet.recipe.Recipe;
import dev.duet.recipe.RecipeReader;
import dev.duet.recipe.RecipeTrainer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code duet train}. */
@Command(
    name = "train",
    description = "Trains by a recipe and writes a bundle.",
    footer = {
      "",
      "Example: duet train recipes/approach-2.yaml --data corpora --out my-bundle",
      "",
      "A training that was interrupted goes on from its last epoch when the same",
      "command is given again. The bundle holds the weights, training.jsonl (a line an",
      "epoch), metrics.json (the figures), recipe.yaml and README.md (the model card)."
    })
final class TrainCommand implements Callable<Integer> {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  @Spec private CommandSpec spec;
  @Mixin private EngineThreads threads;
  @Mixin private OfflineOption offline;

  @Parameters(paramLabel = "RECIPE", description = "A YAML file, such as recipes/approach-2.yaml.")
  private Path recipeFile;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The folder that holds the corpora: tess/, emotion/, ...")
  private Path data;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "BUNDLE",
      description = "The folder to write.")
  private Path out;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Seed of everything that is drawn (default: ${DEFAULT-VALUE}).")
  private int seed;

  @Option(
      names = "--text-from",
      paramLabel = "BUNDLE",
      description = "Take the text model of another bundle instead of training one.")
  private Path textFrom;

  @Override
  public Integer call() throws IOException {
    threads.apply();
    Recipe recipe = RecipeReader.read(recipeFile);
    TrainingFolder folder = new TrainingFolder(out);
    RecipeTrainer trainer =
        new RecipeTrainer(
            recipe,
            data,
            seed,
            folder.checkpoints(),
            LocalDate.now(ZoneId.systemDefault()),
            new Duet.Version().getVersion()[0],
            offline.store());
    try (PrintWriter log = folder.log();
        Bundle other = textFrom == null ? null : Bundle.load(textFrom)) {
      ConsoleWatcher watcher = new ConsoleWatcher(spec.commandLine().getErr(), log);
      RecipeTrainer.Result result = trainer.train(watcher, Optional.ofNullable(other));
      try (Bundle bundle = result.bundle()) {
        write(bundle, recipe, result.figures());
      }
      report(result.figures());
    }
    folder.finish();
    return CommandLine.ExitCode.OK;
  }

  private void write(Bundle bundle, Recipe recipe, Map<String, Evaluation> figures)
      throws IOException {
    bundle.save(out);
    Files.copy(recipeFile, out.resolve("recipe.yaml"), StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(out.resolve("metrics.json"), JSON.writeValueAsString(figures) + "\n");
    Files.writeString(
        out.resolve("README.md"), ModelCard.of(bundle.manifest(), recipe.about(), figures));
  }

  private void report(Map<String, Evaluation> figures) {
    PrintWriter print = spec.commandLine().getOut();
    print.println("wrote " + out);
    figures.forEach(
        (name, e) ->
            print.printf(
                Locale.ROOT,
                "%-40s n %5d  accuracy %.4f  macro-F1 %.4f  UAR %.4f  ECE %.4f%n",
                name,
                e.n(),
                e.accuracy(),
                e.macroF1(),
                e.uar(),
                e.ece()));
    print.flush();
  }
}
