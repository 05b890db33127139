package dev.duet.audio.resample;

import dev.duet.audio.Samples;

/**
 * Resampling by any ratio at the quality of soxr HQ: flat to 0.913 of the lower Nyquist frequency,
 * 120 dB down from it on, linear phase, no delay. Outside the recording is silence.
 */
public final class Resampler {
  /** The largest factor between the two rates. */
  public static final int LARGEST_RATIO = 256;

  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

  private Resampler() {}

  /**
   * Resamples, as {@code librosa.resample(y, orig_sr=fromRate, target_sr=toRate)}.
   *
   * @param samples mono samples at one rate, at least one, finite
   * @param fromRate in Hz, positive
   * @param toRate in Hz, positive, at most 256 times the other and no less than its 256th part
   * @return {@code ceil(n * toRate / fromRate)} samples; the same array if the rates are equal
   * @throws dev.duet.audio.AudioException if the samples are empty or not finite
   * @throws IllegalArgumentException if the rates are outside their ranges, or the result would not
   *     fit one array
   */
  public static float[] resample(float[] samples, int fromRate, int toRate) {
    if (fromRate <= 0 || toRate <= 0) {
      throw new IllegalArgumentException(
          "sample rates must be positive, not " + fromRate + " and " + toRate);
    }
    return resample(samples, (double) toRate / fromRate);
  }

  /**
   * Resamples by any ratio, as {@code librosa.resample(y, orig_sr=1, target_sr=ratio)}.
   *
   * @param samples mono samples, at least one, finite
   * @param ratio output samples to an input sample, from 1/256 to 256
   * @return {@code ceil(n * ratio)} samples; the same array if the ratio is 1
   * @throws dev.duet.audio.AudioException if the samples are empty or not finite
   * @throws IllegalArgumentException if the ratio is outside its range, or the result would not fit
   *     one array
   */
  public static float[] resample(float[] samples, double ratio) {
    Samples.require(samples);
    if (!(ratio >= 1.0 / LARGEST_RATIO && ratio <= LARGEST_RATIO)) {
      throw new IllegalArgumentException(
          "cannot resample to "
              + ratio
              + " times as many samples: from 1/256 to 256 is possible;"
              + " resample in two steps");
    }
    if (Math.ceil(samples.length * ratio) > LARGEST_ARRAY) {
      throw new IllegalArgumentException(
          "resampled, " + samples.length + " samples would not fit one array");
    }
    if (ratio == 1) {
      return samples;
    }
    try (FourierResampler resampler = new FourierResampler(ratio)) {
      return resampler.apply(samples);
    }
  }
}
