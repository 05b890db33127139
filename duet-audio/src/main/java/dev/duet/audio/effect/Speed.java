package dev.duet.audio.effect;

import dev.duet.audio.resample.Resampler;

/** Faster and higher, or slower and lower, as a tape at another speed: tempo and pitch together. */
public final class Speed {
  static final Bounds FACTORS = new Bounds("the speed factor", 0.25, 4);

  private Speed() {}

  /**
   * Changes the speed by resampling.
   *
   * @param samples mono samples, at least one, finite
   * @param factor from 0.25 to 4; above 1 is faster, 1 changes nothing
   * @return {@code ceil(n / factor)} samples
   * @throws dev.duet.audio.AudioException if the samples are empty or not finite
   */
  public static float[] of(float[] samples, double factor) {
    return Resampler.resample(samples, 1 / FACTORS.require(factor));
  }
}
