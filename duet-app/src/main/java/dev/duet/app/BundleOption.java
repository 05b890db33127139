package dev.duet.app;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names a bundle; without it the one that ships with Duet is meant. */
final class BundleOption {
  @Option(
      names = "--bundle",
      paramLabel = "DIR",
      description = "a folder that 'duet train' wrote; the bundle shipped with Duet if not given")
  private Path folder;

  Path folder() {
    return folder != null ? folder : shipped();
  }

  /** The launcher says where Duet lies; without it the working directory is tried. */
  static Path shipped() {
    return Path.of(System.getProperty("duet.home", ".")).resolve("models/default");
  }
}
