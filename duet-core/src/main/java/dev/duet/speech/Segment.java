package dev.duet.speech;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A stretch of speech, about a sentence.
 *
 * @param text what was said, without blanks around it
 * @param start seconds from the beginning of the recording
 * @param end seconds from the beginning of the recording, not before {@code start}
 * @param words the words and their times; empty where the recogniser gives none
 * @param confidence in [0, 1], where the recogniser gives it: a neural one the geometric mean of
 *     its tokens' probabilities
 * @param noSpeech probability in [0, 1] that nobody speaks, where the recogniser gives it
 */
public record Segment(
    String text,
    double start,
    double end,
    List<Word> words,
    OptionalDouble confidence,
    OptionalDouble noSpeech) {

  /**
   * Copies the words and checks the ranges.
   *
   * @throws IllegalArgumentException with a sentence if one is violated
   */
  public Segment {
    words = List.copyOf(words);
    requireTimes(start, end);
    requireProbability(confidence);
    requireProbability(noSpeech);
  }

  static void requireTimes(double start, double end) {
    if (!(start >= 0 && end >= start && Double.isFinite(end))) {
      throw new IllegalArgumentException(
          "speech starts at 0 s or later and ends no sooner, not from " + start + " to " + end);
    }
  }

  static void requireProbability(OptionalDouble probability) {
    if (probability.isPresent()
        && !(probability.getAsDouble() >= 0 && probability.getAsDouble() <= 1)) {
      throw new IllegalArgumentException(
          "a probability is in [0, 1], not " + probability.getAsDouble());
    }
  }
}
