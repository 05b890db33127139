package dev.duet.voice;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.duet.emotion.Emotion;
import java.util.Comparator;

/**
 * What a model of voices tells apart: the emotions, and calm beside neutral, which some corpora
 * keep apart and answers do not.
 *
 * @param word for it, an emotion's or {@value #CALM}
 * @param emotion that it counts as in an answer
 */
public record Tone(String word, Emotion emotion) implements Comparable<Tone> {
  private static final String CALM = "calm";

  private static final Comparator<Tone> ORDER =
      Comparator.comparing(Tone::emotion).thenComparing(tone -> tone.word.equals(CALM));

  /** The tone of an emotion. */
  public static Tone of(Emotion emotion) {
    return new Tone(emotion.label(), emotion);
  }

  /**
   * The tone that a corpus means.
   *
   * @param emotion what its label means to Duet
   * @param label its own word
   */
  public static Tone of(Emotion emotion, String label) {
    return emotion == Emotion.NEUTRAL && label.equals(CALM) ? new Tone(CALM, emotion) : of(emotion);
  }

  /**
   * The tone that a word names.
   *
   * @throws IllegalArgumentException if it names none
   */
  @JsonCreator
  public static Tone named(String word) {
    return word.equals(CALM)
        ? new Tone(CALM, Emotion.NEUTRAL)
        : Emotion.named(word)
            .map(Tone::of)
            .orElseThrow(() -> new IllegalArgumentException("there is no tone '" + word + "'"));
  }

  /** As a file has it. */
  @JsonValue
  @Override
  public String word() {
    return word;
  }

  @Override
  public int compareTo(Tone other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return word;
  }
}
