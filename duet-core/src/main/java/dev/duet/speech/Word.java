package dev.duet.speech;

import java.util.OptionalDouble;

/**
 * One word and when it was said.
 *
 * @param text the word with its punctuation, without blanks around it
 * @param start seconds from the beginning of the recording
 * @param end seconds from the beginning of the recording, not before {@code start}
 * @param probability in [0, 1] that it is right, where the recogniser says so
 */
public record Word(String text, double start, double end, OptionalDouble probability) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException with a sentence if one is violated
   */
  public Word {
    Segment.requireTimes(start, end);
    Segment.requireProbability(probability);
  }
}
