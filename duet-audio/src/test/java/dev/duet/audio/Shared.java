package dev.duet.audio;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of real corpora and golden arrays; tests that need it skip where it is missing. */
public final class Shared {
  private Shared() {}

  /** A file or folder below the shared folder; the calling test is skipped if it is not there. */
  public static Path path(String relative) {
    Path path = Path.of(System.getProperty("duet.shared", "../../shared")).resolve(relative);
    assumeTrue(Files.exists(path), () -> "skipped: " + path + " is not on this machine");
    return path;
  }
}
