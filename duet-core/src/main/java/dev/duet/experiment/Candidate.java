package dev.duet.experiment;

import dev.duet.recipe.Recipe;
import dev.duet.recipe.RecipeException;
import dev.duet.recipe.RecipeReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A recipe among others, of which one shall be chosen for its audio model.
 *
 * @param name that tells it from the others
 * @param recipe what is tried; only its audio model
 */
public record Candidate(String name, Recipe recipe) {

  /**
   * Reads recipes; each is called as its file is.
   *
   * @throws RecipeException if one cannot be read or has no audio model, or two have one name
   */
  public static List<Candidate> read(List<Path> files) {
    Map<String, Candidate> candidates = new LinkedHashMap<>();
    for (Path file : files) {
      String name = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
      Recipe recipe = RecipeReader.read(file);
      recipe.requireAudio();
      if (candidates.put(name, new Candidate(name, recipe)) != null) {
        throw new RecipeException("two recipes are called " + name + "; rename one");
      }
    }
    return List.copyOf(candidates.values());
  }

  /** The audio model, never trained on validation words, for they shall judge it. */
  Recipe.Audio audio() {
    Recipe.Audio audio = recipe.requireAudio();
    return new Recipe.Audio(
        audio.corpus(),
        audio.features(),
        audio.network(),
        audio.training().withoutValidation(),
        audio.augmentation(),
        audio.folds(),
        audio.tuning());
  }
}
