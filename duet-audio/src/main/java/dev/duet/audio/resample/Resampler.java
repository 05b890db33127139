package dev.duet.audio.resample;

import dev.duet.audio.Memo;
import dev.duet.audio.Samples;

/**
 * Resampling by any ratio at the quality of soxr HQ: flat to 0.913 of the lower Nyquist frequency,
 * 120 dB down from it on, linear phase, no delay. Outside the recording is silence.
 *
 * <p>A windowed sinc (Kaiser), evaluated at the phases that the ratio visits; where these would be
 * too many, at evenly spaced phases with linear interpolation between them. Smith, Digital audio
 * resampling (2002).
 *
 * <p>Immutable and thread-safe.
 */
public final class Resampler {
  /** The largest factor between the two rates. */
  public static final int LARGEST_RATIO = 256;

  private static final int LARGEST_FREE_RATIO = 8;

  private static final Memo<Rates, Resampler> RESAMPLERS = new Memo<>(8, Resampler::new);

  private final Rates rates;
  private final SincKernel kernel;

  /** The two rates, divided by their greatest common divisor. */
  private record Rates(int from, int to) {}

  /**
   * A resampler between two rates.
   *
   * @param fromRate rate of the input in Hz, positive
   * @param toRate rate of the output in Hz, positive
   * @throws IllegalArgumentException if a rate is not positive, or one is more than 256 times the
   *     other
   */
  public static Resampler of(int fromRate, int toRate) {
    if (fromRate <= 0 || toRate <= 0) {
      throw new IllegalArgumentException(
          "sample rates must be positive, not " + fromRate + " and " + toRate);
    }
    if (Math.max(fromRate, toRate) / Math.min(fromRate, toRate) >= LARGEST_RATIO) {
      throw new IllegalArgumentException(
          "cannot resample from "
              + fromRate
              + " Hz to "
              + toRate
              + " Hz: the rates differ "
              + LARGEST_RATIO
              + "-fold or more; resample in two steps");
    }
    int divisor = gcd(fromRate, toRate);
    return RESAMPLERS.get(new Rates(fromRate / divisor, toRate / divisor));
  }

  private Resampler(Rates rates) {
    this.rates = rates;
    this.kernel = new SincKernel(rates.from, rates.to);
  }

  /**
   * Resamples, as {@code librosa.resample(y, orig_sr=fromRate, target_sr=toRate)}.
   *
   * @param samples mono samples at one rate, at least one, finite
   * @param fromRate in Hz
   * @param toRate in Hz
   * @return {@code ceil(n * toRate / fromRate)} samples; the same array if the rates are equal
   * @throws dev.duet.audio.AudioException if the samples are empty or not finite
   */
  public static float[] resample(float[] samples, int fromRate, int toRate) {
    return of(fromRate, toRate).apply(samples);
  }

  /**
   * Resamples by any ratio, as {@code librosa.resample(y, orig_sr=1, target_sr=ratio)}. Fast for a
   * ratio that is used once, since there is nothing to prepare.
   *
   * @param samples mono samples, at least one, finite
   * @param ratio output samples to an input sample, from 1/8 to 8
   * @return {@code ceil(n * ratio)} samples; the same array if the ratio is 1
   * @throws dev.duet.audio.AudioException if the samples are empty or not finite
   * @throws IllegalArgumentException if the ratio is outside its range
   */
  public static float[] resample(float[] samples, double ratio) {
    Samples.require(samples);
    if (!(ratio >= 1.0 / LARGEST_FREE_RATIO && ratio <= LARGEST_FREE_RATIO)) {
      throw new IllegalArgumentException(
          "a free ratio must be from 1/8 to 8, not " + ratio + "; resample by sample rates");
    }
    if (ratio == 1) {
      return samples;
    }
    try (RatioResampler resampler = new RatioResampler(ratio)) {
      return resampler.apply(samples);
    }
  }

  /** Resamples; see {@link #resample(float[], int, int)}. */
  public float[] apply(float[] samples) {
    Samples.require(samples);
    if (rates.from == rates.to) {
      return samples;
    }
    int reach = kernel.reach();
    float[] padded = new float[Math.addExact(samples.length, kernel.taps())];
    System.arraycopy(samples, 0, padded, reach - 1, samples.length);
    float[] out = new float[length(samples.length)];
    int position = 0;
    long phase = 0;
    int wholeStep = rates.from / rates.to;
    int step = rates.from % rates.to;
    for (int i = 0; i < out.length; i++) {
      out[i] = kernel.at(phase, padded, position);
      position += wholeStep;
      phase += step;
      if (phase >= rates.to) {
        phase -= rates.to;
        position++;
      }
    }
    return out;
  }

  /** Samples that so many input samples give, rounded up as librosa rounds. */
  public int length(int samples) {
    double length = Math.ceil(samples * ((double) rates.to / rates.from));
    if (length > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "resampled, " + samples + " samples would not fit one array");
    }
    return (int) length;
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
