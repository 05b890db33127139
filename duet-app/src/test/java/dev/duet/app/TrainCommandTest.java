package dev.duet.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.duet.TinyCorpora;
import dev.duet.recipe.Recipe;
import dev.duet.recipe.RecipeReader;
import dev.duet.recipe.RecipeTrainer;
import dev.duet.recipe.Watcher;
import dev.duet.train.History;
import dev.duet.train.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> MODEL =
      List.of(
          "bundle.json",
          "audio.safetensors",
          "text.json",
          "text.safetensors",
          "fluency.safetensors");

  @TempDir private Path folder;

  @Test
  void aBundleIsAllThatAPredictionNeedsAndTheAccountOfItsTraining() throws IOException {
    try (Stream<Path> files = Files.list(TinyTraining.bundle())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "bundle.json",
              "audio.safetensors",
              "text.json",
              "text.safetensors",
              "fluency.safetensors",
              "recipe.yaml",
              "metrics.json",
              "training.jsonl",
              "README.md");
    }
    assertThat(TinyTraining.bundle().resolve("recipe.yaml"))
        .hasSameTextualContentAs(TinyCorpora.recipe(folder));
  }

  @Test
  void theTrainedBundleAnswers() {
    Path clip = TinyCorpora.folder().resolve("tess/YAF_sad/YAF_ei_sad.wav");
    Called called =
        Called.duet(
            "predict", "--json", "--bundle", TinyTraining.bundle(), clip, "--text", "i feel low");
    assertThat(called.code()).isZero();
    assertThat(called.json().get(0).path("label").asText()).isEqualTo("sadness");
  }

  @Test
  void theFiguresAreInTheReportTheMetricsAndTheCard() throws IOException {
    JsonNode metrics = JSON.readTree(TinyTraining.bundle().resolve("metrics.json").toFile());
    String card = Files.readString(TinyTraining.bundle().resolve("README.md"));
    assertThat(metrics.fieldNames())
        .toIterable()
        .contains("text_test", "audio_unheard_OAF", "audio_unheard_YAF")
        .allSatisfy(
            name -> {
              assertThat(TinyTraining.called().out()).contains(name);
              assertThat(card).contains("| " + name + " |");
              assertThat(metrics.path(name).fieldNames())
                  .toIterable()
                  .contains("accuracy", "macro_f1", "uar", "ece", "per_class", "confusion");
            });
    assertThat(card)
        .startsWith("# Model card: tiny")
        .contains("CC BY-NC-ND 4.0", "What it is not for");
  }

  @Test
  void theLogHasALineAnEpochOfEveryTraining() throws IOException {
    List<JsonNode> epochs = log(TinyTraining.bundle());
    assertThat(epochs).hasSize(4 * 6);
    assertThat(epochs.stream().map(e -> e.path("stage").asText()).distinct())
        .containsExactly(
            "text model on 24 sentences",
            "audio model with OAF held out",
            "audio model with YAF held out",
            "audio model of all speakers");
    assertThat(epochs.get(5).path("epoch").asInt()).isEqualTo(6);
    assertThat(epochs.get(5).fieldNames())
        .toIterable()
        .containsExactly(
            "stage",
            "epoch",
            "loss",
            "validation_loss",
            "validation_accuracy",
            "validation_macro_f1",
            "seconds");
  }

  @Test
  void progressIsOnStandardErrorAndTheResultOnStandardOutput() {
    assertThat(TinyTraining.called().err())
        .contains("== audio model with OAF held out", "epoch 6: loss");
    assertThat(TinyTraining.called().out())
        .startsWith("wrote " + TinyTraining.bundle())
        .doesNotContain("epoch");
  }

  @Test
  void oneSeedGivesOneBundle() throws IOException {
    assertThat(TinyTraining.into(folder.resolve("again")).code()).isZero();
    assertSameModel(folder.resolve("again"));
  }

  /** Stopped in the text model, in the first audio model, and in the last. */
  @ParameterizedTest
  @ValueSource(ints = {3, 8, 23})
  void anInterruptedTrainingGoesOnToTheSameBundle(int epochs) throws IOException {
    Path out = folder.resolve("stopped");
    interrupt(out, epochs);
    Called resumed = TinyTraining.into(out);
    assertThat(resumed.code()).as(resumed.err()).isZero();
    assertSameModel(out);
    assertThat(log(out)).hasSize(4 * 6 - epochs);
    assertThat(out.resolve("checkpoints")).doesNotExist();
  }

  @Test
  void theTextModelOfAnotherBundleCanBeTaken() throws IOException {
    Path out = folder.resolve("out");
    Called called =
        Called.duet(
            "train",
            TinyCorpora.recipe(folder),
            "--data",
            TinyCorpora.folder(),
            "--out",
            out,
            "--threads",
            1,
            "--text-from",
            TinyTraining.bundle());
    assertThat(called.code()).as(called.err()).isZero();
    assertThat(called.err()).doesNotContain("text model on");
    for (String file : List.of("audio.safetensors", "text.json", "text.safetensors")) {
      assertThat(out.resolve(file)).hasSameBinaryContentAs(TinyTraining.bundle().resolve(file));
    }
  }

  /** Follows the recipe as the command does, until so many epochs of all trainings are done. */
  private void interrupt(Path out, int epochs) throws IOException {
    Recipe recipe = RecipeReader.read(TinyCorpora.recipe(folder));
    RecipeTrainer trainer =
        new RecipeTrainer(
            recipe,
            TinyCorpora.folder(),
            1,
            out.resolve("checkpoints"),
            LocalDate.now(ZoneId.systemDefault()),
            "never written");
    assertThatThrownBy(() -> trainer.train(new Killer(epochs), Optional.empty()))
        .isInstanceOf(Killed.class);
  }

  private static void assertSameModel(Path out) {
    for (String file : MODEL) {
      assertThat(out.resolve(file)).hasSameBinaryContentAs(TinyTraining.bundle().resolve(file));
    }
  }

  private static List<JsonNode> log(Path bundle) throws IOException {
    return Files.readAllLines(bundle.resolve("training.jsonl")).stream()
        .map(
            line -> {
              try {
                return JSON.readTree(line);
              } catch (IOException e) {
                throw new AssertionError(line, e);
              }
            })
        .toList();
  }

  /** Stands for a kill of the process, right after a checkpoint was written. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final class Killer implements Watcher, Progress {
    private int left;

    Killer(int epochs) {
      left = epochs;
    }

    @Override
    public void stage(String title) {}

    @Override
    public void items(int done, int of) {}

    @Override
    public Progress training() {
      return this;
    }

    @Override
    public void step(Step step) {}

    @Override
    public void epoch(History.Epoch epoch) {
      if (--left == 0) {
        throw new Killed();
      }
    }
  }
}
