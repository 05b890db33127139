package dev.duet.recipe;

import dev.duet.bundle.Bundle;
import dev.duet.evaluate.Evaluation;
import dev.duet.store.ModelStore;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * Follows a recipe from corpora to a bundle.
 *
 * <p>The audio model that ships has heard every speaker, so nothing is left to say how it does on
 * an unknown voice. That is learned beforehand: each speaker is held out in turn, and what the
 * model of the others makes of it sets the temperature and the fusion weights.
 *
 * @param recipe to follow
 * @param data the folder that holds the corpora
 * @param seed of everything that is drawn
 * @param checkpoints where interrupted trainings go on from; deleted by nobody here
 * @param today the date for the manifest
 * @param version of Duet, for the manifest
 * @param store of published encoders that a recipe may name
 */
public record RecipeTrainer(
    Recipe recipe,
    Path data,
    int seed,
    Path checkpoints,
    LocalDate today,
    String version,
    ModelStore store) {

  /** With the store of this machine. */
  public RecipeTrainer(
      Recipe recipe, Path data, int seed, Path checkpoints, LocalDate today, String version) {
    this(recipe, data, seed, checkpoints, today, version, ModelStore.standard());
  }

  /**
   * A trained bundle and how good it is.
   *
   * @param bundle the caller closes it
   * @param figures by what they were measured on
   */
  public record Result(Bundle bundle, Map<String, Evaluation> figures) {}

  /** The folder of a published model. */
  Path published(String name) {
    return PublishedModels.folder(name, data);
  }

  /**
   * Trains what the recipe has. All that can be wrong with the data is found first.
   *
   * @param other a bundle whose text model is taken instead of training one; unless the recipe
   *     trains on, it then belongs to both bundles, and is gone when either is closed
   * @throws dev.duet.corpus.CorpusException if the data are not there, or cannot be trained on
   * @throws dev.duet.audio.AudioException naming the first recording that cannot be used
   * @throws dev.duet.store.StoreException if the encoder of the words is one of the store and
   *     cannot be had
   * @throws RecipeException if the checkpoints are of another recipe, or the recipe has no text
   *     model to take from another bundle
   */
  public Result train(Watcher watcher, Optional<Bundle> other) {
    if (other.isPresent()) {
      recipe.requireText();
    }
    Checkpoints states = Checkpoints.of(recipe, checkpoints);
    Material material = Material.of(recipe, data, seed);
    if (other.isEmpty()) {
      recipe.text().ifPresent(text -> new TextStage(text, data, store).bringEncoder(watcher));
    }
    return new BundleTraining(this, material, states, watcher).run(other);
  }
}
