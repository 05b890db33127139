package dev.duet.experiment;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.duet.evaluate.Bootstrap;

/**
 * Sound, words and both together, on the same utterances.
 *
 * @param confidence what is known of how far words are right
 * @param labels between which the answers choose
 * @param sound how it is, in words
 * @param words how they are, in words
 * @param n utterances
 * @param soundAlone accuracy of the sound; of missing sound none
 * @param wordsAlone accuracy of the words; of missing words none
 * @param fused accuracy of both together
 * @param gain of fused over the better one, with its paired bootstrap interval
 */
@JsonNaming(SnakeCaseStrategy.class)
public record FusionFigures(
    String confidence,
    String labels,
    String sound,
    String words,
    int n,
    Double soundAlone,
    Double wordsAlone,
    double fused,
    Bootstrap.Interval gain) {
  /** The label of what is not there. */
  public static final String MISSING = "missing";

  /** The labels that sound and words both know. */
  public static final String SHARED = "shared";

  /** All that either knows. */
  public static final String ALL = "all";

  /** The verdict: {@code worse} or {@code better} if the interval says so, else {@code even}. */
  public String verdict() {
    return gain.high() < 0 ? "worse" : gain.low() > 0 ? "better" : "even";
  }

  /** Accuracy of the better one alone. */
  public double better() {
    return Math.max(soundAlone == null ? 0 : soundAlone, wordsAlone == null ? 0 : wordsAlone);
  }
}
