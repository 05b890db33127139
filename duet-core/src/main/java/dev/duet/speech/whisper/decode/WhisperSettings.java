package dev.duet.speech.whisper.decode;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a {@link WhisperRecogniser} works.
 *
 * @param language code of what is spoken, such as {@code en}; empty to hear it from the sound
 * @param beam hypotheses that are followed at a time, from 1 (greedy) to 16
 * @param wordTimes whether words get times
 * @param conditionOnPrevious whether a stretch of a long recording is heard as the continuation of
 *     the words before it
 * @param shortContext seconds of silence behind a sound that is shorter than a window, which is all
 *     that is encoded then; empty to encode the 30 s that the model was trained on
 */
public record WhisperSettings(
    Optional<String> language,
    int beam,
    boolean wordTimes,
    boolean conditionOnPrevious,
    OptionalDouble shortContext) {
  private static final int WIDEST_BEAM = 16;

  /** English, greedy, with word times and a short context. */
  public static final WhisperSettings DEFAULT =
      new WhisperSettings(Optional.of("en"), 1, true, true, OptionalDouble.of(3));

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException with a sentence if one is violated
   */
  public WhisperSettings {
    if (beam < 1 || beam > WIDEST_BEAM) {
      throw new IllegalArgumentException("a beam is 1 to " + WIDEST_BEAM + " wide, not " + beam);
    }
    if (shortContext.isPresent()
        && !(shortContext.getAsDouble() >= 0 && shortContext.getAsDouble() <= 30)) {
      throw new IllegalArgumentException(
          "a sound is followed by 0 to 30 s of silence, not " + shortContext.getAsDouble());
    }
  }

  /** The same for another language, or for whatever is spoken. */
  public WhisperSettings withLanguage(Optional<String> other) {
    return new WhisperSettings(other, beam, wordTimes, conditionOnPrevious, shortContext);
  }

  /** The same with another beam. */
  public WhisperSettings withBeam(int other) {
    return new WhisperSettings(language, other, wordTimes, conditionOnPrevious, shortContext);
  }

  /** The same with or without times of words. */
  public WhisperSettings withWordTimes(boolean other) {
    return new WhisperSettings(language, beam, other, conditionOnPrevious, shortContext);
  }

  /** The same with or without memory of the words before. */
  public WhisperSettings withConditionOnPrevious(boolean other) {
    return new WhisperSettings(language, beam, wordTimes, other, shortContext);
  }

  /** The same with another silence behind short sounds, or with windows of 30 s always. */
  public WhisperSettings withShortContext(OptionalDouble other) {
    return new WhisperSettings(language, beam, wordTimes, conditionOnPrevious, other);
  }
}
