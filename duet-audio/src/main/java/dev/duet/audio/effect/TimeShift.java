package dev.duet.audio.effect;

import dev.duet.audio.Samples;

/** Earlier or later within the same length; what moves in is silence, what moves out is lost. */
public final class TimeShift {
  private TimeShift() {}

  /**
   * Shifts in time.
   *
   * @param samples mono samples, at least one, finite
   * @param by samples that the sound comes later, negative for earlier
   * @return a new array of the same length; all zeros if the shift is longer than the sound
   * @throws dev.duet.audio.AudioException if the samples are empty or not finite
   */
  public static float[] of(float[] samples, int by) {
    Samples.require(samples);
    float[] shifted = new float[samples.length];
    long kept = Math.max(0, samples.length - Math.abs((long) by));
    System.arraycopy(
        samples,
        kept == 0 ? 0 : Math.max(0, -by),
        shifted,
        kept == 0 ? 0 : Math.max(0, by),
        (int) kept);
    return shifted;
  }
}
