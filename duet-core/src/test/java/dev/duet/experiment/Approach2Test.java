package dev.duet.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.duet.TinyBundle;
import dev.duet.TinyCorpora;
import dev.duet.bundle.Bundle;
import dev.duet.recipe.Recipe;
import dev.duet.recipe.RecipeReader;
import dev.duet.recipe.Watcher;
import dev.duet.train.History;
import dev.duet.train.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The experiment of approach 2, from made-up corpora to its report. */
class Approach2Test {
  @TempDir private static Path folder;
  private static final Diary DIARY = new Diary();
  private static Recipe recipe;
  private static Approach2Results results;
  private static Path report;

  /** Notes the stages, and how many steps an epoch of each has. */
  private static final class Diary implements Watcher, Progress {
    private final List<String> stages = new ArrayList<>();
    private final List<Integer> steps = new ArrayList<>();

    @Override
    public void stage(String title) {
      stages.add(title);
    }

    @Override
    public void items(int done, int of) {}

    @Override
    public Progress training() {
      return this;
    }

    @Override
    public void step(Step step) {
      if (step.epoch() == 1 && step.step() == 1) {
        steps.add(step.steps());
      }
    }

    @Override
    public void epoch(History.Epoch epoch) {}
  }

  @BeforeAll
  static void run() throws IOException {
    Path file = TinyCorpora.recipe(folder);
    Files.writeString(file, Files.readString(file).replace("fusion: weighted", "fusion: learned"));
    recipe = RecipeReader.read(file);
    Approach2 experiment = experiment(List.of(1), 1);
    try (Bundle bundle = Bundle.load(TinyBundle.folder())) {
      results = experiment.run(bundle, DIARY);
    }
    report = folder.resolve("made/report");
    new Approach2Report(results, "learned", "duet experiment tiny.yaml", "made up", "2026-11-24")
        .write(report);
  }

  private static Approach2 experiment(List<Integer> seeds, int wordsOneIn) {
    return new Approach2(
        recipe, TinyCorpora.folder(), seeds, folder.resolve("checkpoints"), wordsOneIn);
  }

  @Test
  void everySpeakerIsHeldOutAndThenARandomSplitIsTried() {
    assertThat(DIARY.stages)
        .containsExactly(
            "text model on 6 test sentences",
            "features of 60 recordings",
            "audio model, OAF held out, seed 1",
            "audio model, YAF held out, seed 1",
            "audio model, random split (leaking)");
    assertThat(results.runs()).extracting(HeldOutRun::speaker).containsExactly("OAF", "YAF");
    assertThat(results.runs())
        .allSatisfy(
            run ->
                assertThat(run.clips())
                    .hasSize(30)
                    .allMatch(c -> c.sample().speaker().orElseThrow().equals(run.speaker())));
  }

  @Test
  void pseudoVoicesAreJudgedAndNeverLearntFrom() {
    // Eight words in three emotions of the other speaker are three batches of eight; with four
    // pseudo-voices of the two validation words they would be six. The random split trains on 39.
    assertThat(DIARY.steps).containsExactly(3, 3, 5);
  }

  @Test
  void everyRuleAndTheRecipesOwnAreCompared() {
    assertThat(results.systems())
        .containsExactly(
            "audio", "text", "product", "mean", "maximum", "weighted", "stacker", "learned");
    assertThat(results.runs())
        .allSatisfy(
            run ->
                assertThat(run.paired().values())
                    .allSatisfy(outcomes -> assertThat(outcomes).hasSize(20)));
  }

  @Test
  void theReportHasAllItsSections() throws IOException {
    assertThat(Files.readString(report.resolve("report.md")))
        .contains("- Command: `duet experiment tiny.yaml`\n- Data: made up\n- Date: 2026-11-24\n")
        .contains("## Words alone: official splits of emotion")
        .contains("## Sound alone: tess, speaker held out")
        .contains("| held out | seed | accuracy | macro-F1 | UAR | joy | neutral | sadness |")
        .contains("a random split, **leaking**")
        .contains("## Sound and words: label-paired, speaker held out")
        .contains("The labels that both know: [joy, sadness]. Means over 2 runs.")
        .contains("| **learned** (default) |")
        .contains("% bootstrap interval", "on the 40 pairs of seed 1")
        .contains("Validation preferred, by likelihood, in so many runs: {");
  }

  @Test
  void thePlotsThatTheReportShowsAreThere() throws IOException {
    for (String plot :
        List.of(
            "audio-confusion",
            "audio-reliability",
            "text-confusion",
            "text-reliability",
            "fused-confusion",
            "fused-reliability")) {
      assertThat(report.resolve(plot + ".png")).isNotEmptyFile();
    }
  }

  @Test
  void theFiguresAreThoseOfTheReport() throws IOException {
    JsonNode json = new ObjectMapper().readTree(report.resolve("metrics.json").toFile());
    assertThat(json.path("default_rule").asText()).isEqualTo("learned");
    assertThat(json.path("audio_speaker_held_out_accuracy").path("mean").asDouble())
        .isEqualTo(results.audioAccuracy().mean());
    assertThat(json.path("label_paired").path("learned").path("macro_f1").path("n").asInt())
        .isEqualTo(2);
    assertThat(json.path("text_test").path("n").asInt()).isEqualTo(6);
  }

  @Test
  void anExperimentHasASeedAndAWord() {
    assertThatThrownBy(() -> experiment(List.of(), 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> experiment(List.of(1), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not one in 0");
  }
}
