package dev.duet.recipe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What lies in {@code recipes/}. */
final class ShippedRecipes {
  private ShippedRecipes() {}

  static Stream<Path> files() throws IOException {
    Path folder = Path.of(System.getProperty("duet.root"), "recipes");
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
      return found.stream();
    }
  }
}
