package dev.duet.fusion;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where evidence of an emotion comes from. */
public enum Modality {
  /** The sound of the voice. */
  AUDIO,
  /** The words. */
  TEXT;

  /** The word that Duet prints and stores, lower case. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
