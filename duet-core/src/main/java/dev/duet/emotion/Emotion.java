package dev.duet.emotion;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The union of the emotions that the corpora and models name. */
public enum Emotion {
  /** Anger. */
  ANGRY("angry"),
  /** Disgust. */
  DISGUST("disgust"),
  /** Fear. */
  FEAR("fear"),
  /** Joy, called happy by the corpora of sound. */
  JOY("joy"),
  /** Love; only text corpora have it. */
  LOVE("love"),
  /** Neutral; most corpora of text lack it. */
  NEUTRAL("neutral"),
  /** Sadness. */
  SADNESS("sadness"),
  /** Surprise; the pleasant surprise of TESS is one. */
  SURPRISE("surprise");

  private static final Map<String, Emotion> SYNONYMS =
      Map.ofEntries(
          Map.entry("anger", ANGRY),
          Map.entry("disgusted", DISGUST),
          Map.entry("fearful", FEAR),
          Map.entry("happy", JOY),
          Map.entry("happiness", JOY),
          Map.entry("sad", SADNESS),
          Map.entry("surprised", SURPRISE),
          Map.entry("ps", SURPRISE),
          Map.entry("pleasant surprise", SURPRISE),
          Map.entry("pleasant surprised", SURPRISE));

  private final String label;

  Emotion(String label) {
    this.label = label;
  }

  /** The word that Duet prints and stores, lower case. */
  @JsonValue
  public String label() {
    return label;
  }

  /**
   * The emotion a word names, whatever its case and with {@code _} for a space: a label, or a
   * synonym used by a corpus ({@code anger}, {@code happy}, {@code ps}, ...).
   */
  public static Optional<Emotion> named(String word) {
    String key = word.strip().toLowerCase(Locale.ROOT).replace('_', ' ');
    return Arrays.stream(values())
        .filter(e -> e.label.equals(key))
        .findFirst()
        .or(() -> Optional.ofNullable(SYNONYMS.get(key)));
  }

  @Override
  public String toString() {
    return label;
  }
}
