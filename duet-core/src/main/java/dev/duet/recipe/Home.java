package dev.duet.recipe;

import java.nio.file.Path;

/** Where Duet lies, with the recipes and the bundle that ship with it. */
public final class Home {
  private Home() {}

  /** The folder that the launcher says; without it the working directory. */
  public static Path folder() {
    return Path.of(System.getProperty("duet.home", "."));
  }
}
