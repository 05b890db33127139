package dev.duet.app;

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

  /** The launcher says where Duet lies; without it the working directory is tried. */
  static Path shipped() {
    return Path.of(System.getProperty("duet.home", ".")).resolve("models/default");
  }
}
