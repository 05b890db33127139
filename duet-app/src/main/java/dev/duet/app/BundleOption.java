package dev.duet.app;

import dev.duet.bundle.Bundle;
import dev.duet.recipe.Home;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names a bundle; without it the one that ships with Duet is meant. */
final class BundleOption {
  @Option(
      names = "--bundle",
      paramLabel = "DIR",
      description = "A folder that 'duet train' wrote (default: the bundle that ships with Duet).")
  private Path folder;

  Path folder() {
    return folder != null ? folder : shipped();
  }

  /**
   * The bundle, to be closed by who asked for it.
   *
   * @throws dev.duet.bundle.BundleException if it cannot be read
   */
  Bundle open() {
    return Bundle.load(folder());
  }

  static Path shipped() {
    return Home.folder().resolve("models/default");
  }
}
