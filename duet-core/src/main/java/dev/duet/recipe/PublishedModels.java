package dev.duet.recipe;

import dev.duet.store.ModelStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Models of others that a recipe begins with. */
public final class PublishedModels {
  private PublishedModels() {}

  /**
   * The folder of a model; opens no connection.
   *
   * @param name of it, or its folder
   * @param data the folder of the corpora, beside which it may lie
   * @throws RecipeException if it is not there
   * @throws dev.duet.store.StoreException if the store has no such model
   */
  public static Path folder(String name, Path data) {
    List<Path> places = List.of(Path.of(name), data.resolve(name));
    return places.stream()
        .filter(Files::isDirectory)
        .findFirst()
        .or(() -> ModelStore.standard().find(name))
        .orElseThrow(
            () ->
                new RecipeException(
                    "%s is neither in %s nor in the model store; get it with: duet models fetch %s"
                        .formatted(name, data, name)));
  }
}
