package dev.duet.audio.effect;

import dev.duet.audio.Samples;

/** Louder or softer. */
public final class Gain {
  static final Bounds DECIBELS = new Bounds("the gain in dB", -120, 120);

  private Gain() {}

  /**
   * Amplifies; what exceeds [-1, 1] is not clipped.
   *
   * @param samples mono samples, at least one, finite
   * @param decibels from -120 to 120; 0 changes nothing
   * @return a new array of the same length
   * @throws dev.duet.audio.AudioException if the samples are empty or not finite
   */
  public static float[] of(float[] samples, double decibels) {
    return times(Samples.require(samples), Math.pow(10, DECIBELS.require(decibels) / 20));
  }

  static float[] times(float[] samples, double factor) {
    float[] scaled = new float[samples.length];
    for (int i = 0; i < samples.length; i++) {
      scaled[i] = (float) (factor * samples[i]);
    }
    return scaled;
  }
}
