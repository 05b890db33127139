package dev.duet.corpus;

import java.util.Locale;
import java.util.Optional;

/** The part of a corpus to which its authors assigned a sample. */
public enum Split {
  /** To learn from. */
  TRAIN,
  /** To choose by. */
  VALIDATION,
  /** To measure on, once. */
  TEST;

  /**
   * The split a word names, whatever its case: {@code train}, {@code training}, {@code val}, {@code
   * valid}, {@code validation}, {@code dev}, {@code test}.
   */
  public static Optional<Split> named(String word) {
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "train", "training" -> Optional.of(TRAIN);
      case "val", "valid", "validation", "dev" -> Optional.of(VALIDATION);
      case "test", "testing" -> Optional.of(TEST);
      default -> Optional.empty();
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
