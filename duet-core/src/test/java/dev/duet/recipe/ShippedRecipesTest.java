package dev.duet.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duet.TinyCorpora;
import dev.duet.text.FineTuning;
import dev.duet.voice.VoiceTraining;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recipe that ships is followed on tiny data for an epoch, so that none of them rots. */
class ShippedRecipesTest {
  @TempDir Path folder;

  static Stream<Path> shipped() throws IOException {
    return ShippedRecipes.files();
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("shipped")
  void everyShippedRecipeMakesABundle(Path file) {
    Recipe recipe = brief(RecipeReader.read(file));
    RecipeTrainer trainer =
        new RecipeTrainer(
            recipe, TinyCorpora.folder(), 1, folder, LocalDate.of(2026, 11, 24), "0.1.0");
    RecipeTrainer.Result result = trainer.train(Watcher.none(), Optional.empty());
    result.bundle().close();
    assertThat(result.bundle().manifest().name()).isEqualTo(recipe.name());
    assertThat(result.figures()).containsKeys("text_test", "paired_validation_unheard_voices");
  }

  /** The same for one epoch. */
  private static Recipe brief(Recipe recipe) {
    return new Recipe(
        recipe.name(),
        recipe.about(),
        recipe.audio().map(ShippedRecipesTest::brief),
        recipe.text().map(ShippedRecipesTest::brief),
        recipe.fusion());
  }

  private static Recipe.Audio brief(Recipe.Audio audio) {
    VoiceTraining training = audio.training();
    return new Recipe.Audio(
        audio.corpus(),
        audio.features(),
        audio.network(),
        training.withPlan(training.plan().withEpochs(1)),
        audio.augmentation().map(a -> new AudioAugmentation(1, a.seed(), a.plan(), a.spec())));
  }

  private static Recipe.Text brief(Recipe.Text text) {
    FineTuning tuning = text.tuning();
    return new Recipe.Text(text.corpus(), tuning.withPlan(tuning.plan().withEpochs(1)));
  }
}
