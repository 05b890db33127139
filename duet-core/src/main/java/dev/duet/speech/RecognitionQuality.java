package dev.duet.speech;

/**
 * How well and how fast a recogniser hears.
 *
 * @param words what it got right and wrong
 * @param soundSeconds length of the recordings
 * @param workSeconds time it took
 */
public record RecognitionQuality(WordErrorRate words, double soundSeconds, double workSeconds) {
  /** Nothing heard yet. */
  public static final RecognitionQuality NONE = new RecognitionQuality(WordErrorRate.NONE, 0, 0);

  /** This and another measurement together. */
  public RecognitionQuality plus(RecognitionQuality other) {
    return new RecognitionQuality(
        words.plus(other.words),
        soundSeconds + other.soundSeconds,
        workSeconds + other.workSeconds);
  }

  /** Seconds of work a second of sound; below 1 it keeps up with a speaker. 0 without sound. */
  public double realTimeFactor() {
    return soundSeconds == 0 ? 0 : workSeconds / soundSeconds;
  }
}
