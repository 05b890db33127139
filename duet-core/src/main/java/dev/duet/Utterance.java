package dev.duet;

import dev.duet.audio.Waveform;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What was said: a recording, its words, or both.
 *
 * @param file the recording on disk, in any format that {@link dev.duet.audio.io.AudioDecoder}
 *     knows
 * @param sound the recording in memory; at most one of {@code file} and {@code sound} is given
 * @param text the words, as spoken or typed; blank ones count as none
 */
public record Utterance(Optional<Path> file, Optional<Waveform> sound, Optional<String> text) {

  /**
   * Checks that there is something to hear or read, and not two recordings.
   *
   * @throws IllegalArgumentException if not
   */
  public Utterance {
    if (file.isPresent() && sound.isPresent()) {
      throw new IllegalArgumentException(
          "an utterance has one recording, not a file and a waveform");
    }
    text = text.filter(words -> !words.isBlank());
    if (file.isEmpty() && sound.isEmpty() && text.isEmpty()) {
      throw new IllegalArgumentException(
          "there is nothing to hear and nothing to read; give a recording, words, or both");
    }
  }

  /** A recording whose words are not known. */
  public static Utterance of(Path file) {
    return new Utterance(Optional.of(file), Optional.empty(), Optional.empty());
  }

  /** A recording and its words. */
  public static Utterance of(Path file, String text) {
    return new Utterance(Optional.of(file), Optional.empty(), Optional.of(text));
  }

  /** A recording in memory whose words are not known. */
  public static Utterance of(Waveform sound) {
    return new Utterance(Optional.empty(), Optional.of(sound), Optional.empty());
  }

  /** A recording in memory and its words. */
  public static Utterance of(Waveform sound, String text) {
    return new Utterance(Optional.empty(), Optional.of(sound), Optional.of(text));
  }

  /** Words alone. */
  public static Utterance ofText(String text) {
    return new Utterance(Optional.empty(), Optional.empty(), Optional.of(text));
  }
}
