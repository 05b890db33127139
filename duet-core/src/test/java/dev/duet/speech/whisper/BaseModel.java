package dev.duet.speech.whisper;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Whisper base, for the tests that need the real one. */
public final class BaseModel {
  private BaseModel() {}

  /** The folder that {@code DUET_WHISPER_BASE} names; without one the test is skipped. */
  public static Path folder() {
    String folder = System.getenv().getOrDefault("DUET_WHISPER_BASE", "");
    assumeTrue(
        !folder.isEmpty() && Files.exists(Path.of(folder, "model.bin")),
        "skipped: DUET_WHISPER_BASE names no folder with Whisper base's model.bin");
    return Path.of(folder);
  }
}
