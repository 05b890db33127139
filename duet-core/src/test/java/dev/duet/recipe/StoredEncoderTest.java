package dev.duet.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duet.Recognizer;
import dev.duet.TinyCorpora;
import dev.duet.Utterance;
import dev.duet.emotion.Emotion;
import dev.duet.store.HubServer;
import dev.duet.store.ModelStore;
import dev.duet.store.OfflineException;
import dev.duet.store.StoreWatcher;
import dev.duet.store.TinyHub;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recipes that name a model of the store, followed from a hub to a bundle that predicts. */
class StoredEncoderTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"approach-2-distilbert", "approach-1-tinybert"})
  void theWordsOfARecipeComeFromTheHub(String name) throws IOException {
    Recipe.Text text = shipped(name).requireText();
    Recipe recipe =
        new Recipe(
            name,
            "words alone",
            Optional.empty(),
            Optional.of(ShippedRecipesTest.brief(text)),
            Optional.empty(),
            Optional.empty());
    try (HubServer hub = new HubServer()) {
      ModelStore store = TinyHub.store(hub, folder);
      RecipeTrainer.Result result = trainer(recipe, store).train(Watcher.none(), Optional.empty());
      assertThat(result.figures()).containsKey("text_test");
      assertThat(result.bundle().manifest().text().orElseThrow().encoder())
          .isEqualTo(text.tuning().orElseThrow().encoder());
      result.bundle().save(folder.resolve("bundle"));
      result.bundle().close();
      store.remove(text.tuning().orElseThrow().encoder(), StoreWatcher.none());
    }
    try (Recognizer recognizer = Recognizer.load(folder.resolve("bundle"))) {
      assertThat(recognizer.recognize(Utterance.ofText("i feel so happy")).label())
          .isIn(Emotion.JOY, Emotion.SADNESS, Emotion.LOVE);
    }
  }

  @Test
  void aNameThatIsNeitherAFolderNorInTheStoreIsOneSentence() throws IOException {
    Recipe recipe = shipped("approach-2-distilbert");
    TextStage stage =
        new TextStage(
            new Recipe.Text(
                recipe.requireText().corpus(),
                Optional.empty(),
                recipe.requireText().forms(),
                recipe.requireText().tuning().map(t -> t.withEncoder("bert-huge")),
                Optional.empty()),
            folder);
    assertThatThrownBy(() -> stage.bringEncoder(Watcher.none()))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining("'bert-huge' is neither")
        .hasMessageContaining("distilbert-base-uncased");
  }

  @Test
  void offlineIsSaidBeforeTheTrainingBegins() throws IOException {
    try (HubServer hub = new HubServer()) {
      ModelStore store = TinyHub.store(hub, folder).offline();
      RecipeTrainer trainer = trainer(shipped("approach-2-distilbert"), store);
      assertThatThrownBy(() -> trainer.train(Watcher.none(), Optional.empty()))
          .isInstanceOf(OfflineException.class);
    }
  }

  private RecipeTrainer trainer(Recipe recipe, ModelStore store) {
    return new RecipeTrainer(
        recipe,
        TinyCorpora.folder(),
        1,
        folder.resolve("states"),
        LocalDate.of(2026, 11, 24),
        "0.1.0",
        store);
  }

  private static Recipe shipped(String name) throws IOException {
    return RecipeReader.read(
        ShippedRecipes.files()
            .filter(file -> file.endsWith(name + ".yaml"))
            .findFirst()
            .orElseThrow());
  }
}
