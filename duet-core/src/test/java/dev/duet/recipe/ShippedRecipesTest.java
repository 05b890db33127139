package dev.duet.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.duet.TinyBundle;
import dev.duet.TinyCorpora;
import dev.duet.fusion.mlp.MlpTraining;
import dev.duet.store.HubServer;
import dev.duet.store.ModelStore;
import dev.duet.store.TinyHub;
import dev.duet.text.FineTuning;
import dev.duet.text.distil.Distillation;
import dev.duet.voice.EncoderFeatures;
import dev.duet.voice.EncoderTuning;
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
  void everyShippedRecipeMakesABundle(Path file) throws IOException {
    Recipe recipe = brief(RecipeReader.read(file));
    assumeFalse(
        recipe.audio().filter(a -> a.features() instanceof EncoderFeatures).isPresent(),
        "begins with a published model, which is not among the tiny corpora");
    RecipeTrainer.Result result;
    try (HubServer hub = new HubServer()) {
      RecipeTrainer trainer =
          new RecipeTrainer(
              recipe,
              TinyCorpora.folder(),
              1,
              folder,
              LocalDate.of(2026, 11, 24),
              "0.1.0",
              namesStoredEncoder(recipe) ? TinyHub.store(hub, folder) : ModelStore.standard());
      result = trainer.train(Watcher.none(), Optional.empty());
    }
    result.bundle().close();
    assertThat(result.bundle().manifest().name()).isEqualTo(recipe.name());
    recipe.text().ifPresent(text -> assertThat(result.figures()).containsKey("text_test"));
    recipe
        .fusion()
        .ifPresent(
            fusion -> assertThat(result.figures()).containsKey("paired_validation_unheard_voices"));
  }

  private static boolean namesStoredEncoder(Recipe recipe) {
    return recipe
        .text()
        .flatMap(Recipe.Text::tuning)
        .filter(tuning -> !tuning.encoder().equals(FineTuning.PACKAGED))
        .isPresent();
  }

  /** The same for one epoch. */
  private static Recipe brief(Recipe recipe) {
    return new Recipe(
        recipe.name(),
        recipe.about(),
        recipe.audio().map(ShippedRecipesTest::brief),
        recipe.text().map(ShippedRecipesTest::brief),
        recipe.fusion(),
        recipe.mlp().map(ShippedRecipesTest::brief));
  }

  private static Recipe.Audio brief(Recipe.Audio audio) {
    VoiceTraining training = audio.training();
    return new Recipe.Audio(
        audio.corpus(),
        audio.features(),
        audio.network(),
        training.withPlan(training.plan().withEpochs(1)),
        audio
            .augmentation()
            .map(a -> new AudioAugmentation(1, a.seed(), a.plan(), a.secondPlan(), a.spec())),
        audio.folds(),
        audio.tuning().map(ShippedRecipesTest::brief));
  }

  private static EncoderTuning brief(EncoderTuning tuning) {
    return new EncoderTuning(2, 1, tuning.share(), tuning.plan().withEpochs(1));
  }

  static Recipe.Text brief(Recipe.Text text) {
    return new Recipe.Text(
        text.corpus(),
        Optional.empty(),
        text.forms(),
        text.tuning().map(tuning -> tuning.withPlan(tuning.plan().withEpochs(1))),
        text.distillation().map(ShippedRecipesTest::brief));
  }

  private static Distillation brief(Distillation d) {
    return new Distillation(
        TinyBundle.folder().toString(),
        d.layers(),
        d.width(),
        d.intermediate(),
        d.dropout(),
        d.attentionDropout(),
        d.temperature(),
        d.maxTokens(),
        d.batchSize(),
        d.transformerPlan().withEpochs(1),
        d.predictionPlan().withEpochs(1));
  }

  private static Recipe.Mlp brief(Recipe.Mlp mlp) {
    MlpTraining training = mlp.training();
    return new Recipe.Mlp(
        mlp.towers(), mlp.towerPace(), 1, training.withPlan(training.plan().withEpochs(1)));
  }
}
