package dev.duet.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duet.TinyCorpora;
import dev.duet.audio.AudioException;
import dev.duet.recipe.Recipe;
import dev.duet.recipe.RecipeException;
import dev.duet.recipe.RecipeReader;
import dev.duet.recipe.Watcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A choice on the tiny corpora, whose speakers are OAF and YAF. */
class ChoiceTest {
  @TempDir private Path folder;
  private Path data;
  private Recipe recipe;

  @BeforeEach
  void writeCorpora() throws IOException {
    data = folder.resolve("data");
    TinyCorpora.write(data);
    Path file = TinyCorpora.recipe(folder);
    Files.writeString(
        file,
        Files.readString(file)
            .replace("members: 2", "members: 1")
            .replace("pitch: true", "pitch: false"));
    recipe = RecipeReader.read(file);
  }

  private Choice choice(Recipe tried, List<Integer> seeds) {
    return new Choice(
        List.of(new Candidate("tiny", tried)),
        data,
        seeds,
        List.of(Disguise.WARPED, Disguise.NOISY),
        folder.resolve("runs"),
        folder.resolve("checkpoints"));
  }

  private void makeUnreadable(String speaker) throws IOException {
    try (Stream<Path> files = Files.walk(data.resolve("tess"))) {
      files
          .filter(file -> file.getFileName().toString().matches(speaker + ".*wav"))
          .forEach(ChoiceTest::spoil);
    }
  }

  private static void spoil(Path file) {
    try {
      Files.writeString(file, "no sound at all");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aSpeakerIsJudgedWithoutARecordingOfAnyOther() throws IOException {
    makeUnreadable("YAF");
    assertThatThrownBy(() -> choice(recipe, List.of(1)).run(Watcher.none()))
        .isInstanceOf(AudioException.class)
        .hasMessageContaining("YAF_");
    assertThat(folder.resolve("runs")).isDirectoryContaining("glob:**/tiny-OAF-seed-1.json");

    // Again with only YAF's recordings; OAF's run is done.
    TinyCorpora.write(data);
    makeUnreadable("OAF");
    ChoiceResults results = choice(recipe, List.of(1)).run(Watcher.none());
    assertThat(results.runs()).extracting(ChoiceRun::speaker).containsExactly("OAF", "YAF");
    assertThat(results.runs())
        .allSatisfy(
            run ->
                // Two of ten words, in three emotions.
                assertThat(run.heard().get(Disguise.WARPED))
                    .hasSize(6)
                    .allMatch(clip -> clip.id().startsWith(run.speaker())));
  }

  @Test
  void aRunIsOfOneRecipe() {
    choice(recipe, List.of(1)).run(Watcher.none());
    Recipe other =
        new Recipe(
            recipe.name(),
            recipe.about(),
            recipe
                .audio()
                .map(a -> new Recipe.Audio("ravdess", a.features(), a.network(), a.training())),
            recipe.text(),
            recipe.fusion(),
            recipe.mlp());
    ChoiceRuns runs = new ChoiceRuns(folder.resolve("runs"));
    assertThatThrownBy(
            () -> runs.done(new Candidate("tiny", other), "OAF", 1, List.of(Disguise.WARPED)))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining("is of another recipe called tiny");
    Candidate same = new Candidate("tiny", recipe);
    assertThat(runs.done(same, "OAF", 1, List.of(Disguise.NOISY))).isPresent();
    assertThat(runs.done(same, "OAF", 1, List.of(Disguise.RESAMPLED))).isEmpty();
    assertThat(runs.done(same, "OAF", 2, List.of(Disguise.NOISY))).isEmpty();
  }

  @Test
  void candidatesAreToldApartByTheirFiles() {
    Path file = folder.resolve("tiny.yaml");
    assertThat(Candidate.read(List.of(file))).extracting(Candidate::name).containsExactly("tiny");
    assertThatThrownBy(() -> Candidate.read(List.of(file, file)))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining("two recipes are called tiny");
    assertThatThrownBy(() -> choice(recipe, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void validationWordsJudgeAndAreNeverTrainedOn() throws IOException {
    Path file = folder.resolve("all-words.yaml");
    Files.writeString(
        file,
        Files.readString(folder.resolve("tiny.yaml"))
            .replace(
                "labelSmoothing: 0\n    plan",
                "labelSmoothing: 0\n    withValidation: true\n    plan"));
    Recipe allWords = RecipeReader.read(file);
    assertThat(allWords.requireAudio().training().withValidation()).isTrue();
    assertThat(new Candidate("all", allWords).audio()).isEqualTo(recipe.requireAudio());
  }
}
