package dev.duet.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.duet.bundle.Bundle;
import dev.duet.bundle.ModelCard;
import dev.duet.evaluate.Evaluation;
import dev.duet.recipe.Recipe;
import dev.duet.recipe.RecipeReader;
import dev.duet.recipe.RecipeTrainer;
import dev.duet.weights.Torch;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code duet train}. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = "Follows a recipe and writes a bundle.",
    footer = {
      "",
      "Example: duet train recipes/approach-2.yaml --data corpora --out my-bundle",
      "",
      "A training that was interrupted goes on from its last epoch when the same command is given",
      "again. my-bundle/training.jsonl has a JSON line an epoch, my-bundle/metrics.json the figures."
    })
final class TrainCommand implements Callable<Integer> {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RECIPE", description = "a YAML file, such as recipes/approach-2.yaml")
  private Path recipeFile;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "the folder that holds the corpora (tess/, emotion/, ...)")
  private Path data;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "BUNDLE",
      description = "the folder to write")
  private Path out;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "of everything that is drawn (default: ${DEFAULT-VALUE})")
  private int seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "threads of the tensor engine (default: one a core)")
  private Integer threads;

  @Option(
      names = "--text-from",
      paramLabel = "BUNDLE",
      description = "take the text model of another bundle instead of training one")
  private Path textFrom;

  @Override
  public Integer call() throws IOException {
    if (threads != null) {
      Torch.threads(threads);
    }
    Recipe recipe = RecipeReader.read(recipeFile);
    Path checkpoints = out.resolve("checkpoints");
    Files.createDirectories(checkpoints);
    String version = new Duet.Version().getVersion()[0];
    RecipeTrainer trainer =
        new RecipeTrainer(
            recipe,
            data,
            seed,
            checkpoints,
            LocalDate.now(java.time.ZoneId.systemDefault()),
            version);
    try (PrintWriter log =
            new PrintWriter(
                Files.newBufferedWriter(
                    out.resolve("training.jsonl"),
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND));
        Bundle other = textFrom == null ? null : Bundle.load(textFrom)) {
      ConsoleWatcher watcher = new ConsoleWatcher(spec.commandLine().getErr(), log);
      RecipeTrainer.Result result = trainer.train(watcher, Optional.ofNullable(other));
      try (Bundle bundle = result.bundle()) {
        bundle.save(out);
        Files.copy(
            recipeFile,
            out.resolve("recipe.yaml"),
            java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(
            out.resolve("metrics.json"), JSON.writeValueAsString(result.figures()) + "\n");
        Files.writeString(
            out.resolve("README.md"),
            ModelCard.of(bundle.manifest(), recipe.about(), result.figures()));
      }
      report(result.figures());
    }
    Folders.delete(checkpoints);
    return CommandLine.ExitCode.OK;
  }

  private void report(Map<String, Evaluation> figures) {
    PrintWriter print = spec.commandLine().getOut();
    print.println("wrote " + out);
    figures.forEach(
        (name, e) ->
            print.printf(
                java.util.Locale.ROOT,
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
