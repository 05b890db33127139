package dev.duet.recipe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What lies in {@code recipes/}. */
final class ShippedRecipes {
  private ShippedRecipes() {}

  static Path folder() {
    return Path.of(System.getProperty("duet.root"), "recipes");
  }

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
      return found.stream();
    }
  }
}
