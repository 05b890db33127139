package dev.duet.audio.effect;

import dev.duet.audio.resample.Resampler;
import java.util.Arrays;

/**
 * The bandwidth of a telephone call: 300 Hz, below which a handset gives little, to 3,400 Hz, what
 * ITU-T G.712 lets through at 8 kHz sampling; or higher, up to the 7,000 Hz of wideband calls
 * (ITU-T G.722), at 16 kHz. Nothing else of a telephone: no companding, no codec.
 */
public final class Telephone {
  static final Bounds UPPER_EDGES =
      new Bounds("the upper edge of a telephone's band in Hz", 3_400, 7_000);

  private static final int NARROWBAND_RATE = 8_000;
  private static final int WIDEBAND_RATE = 16_000;
  private static final double LOWER_EDGE = 300;

  /** How far outside the band its filter is 6 dB down, in Hz: half a transition. */
  private static final double OUTSIDE = 60;

  /** Length of the filter to each side of its middle, in seconds; a transition is 110 Hz wide. */
  private static final double REACH_SECONDS = 0.025;

  private Telephone() {}

  /**
   * Limits a recording to the band of G.712, without delay: within 0.1 dB from 300 to 3,400 Hz, 70
   * dB down below 180 Hz and above 3,520 Hz.
   *
   * @param samples mono samples, at least one, finite
   * @param sampleRate in Hz
   * @return as many samples at the same rate
   * @throws dev.duet.audio.AudioException if the samples are empty or not finite
   */
  public static float[] of(float[] samples, int sampleRate) {
    return of(samples, sampleRate, UPPER_EDGES.low());
  }

  /**
   * Limits a recording to a band, without delay: within 0.1 dB from 300 Hz to its upper edge, 70 dB
   * down below 180 Hz and from 120 Hz above the edge.
   *
   * @param samples mono samples, at least one, finite
   * @param sampleRate in Hz
   * @param upperEdge in Hz, from 3,400 to 7,000; beyond half the sample rate it takes nothing away
   * @return as many samples at the same rate
   * @throws dev.duet.audio.AudioException if the samples are empty or not finite
   */
  public static float[] of(float[] samples, int sampleRate, double upperEdge) {
    UPPER_EDGES.require(upperEdge);
    int rate = upperEdge == UPPER_EDGES.low() ? NARROWBAND_RATE : WIDEBAND_RATE;
    int reach = (int) Math.round(REACH_SECONDS * rate);
    float[] call = Resampler.resample(samples, sampleRate, rate);
    float[] narrow = Convolution.of(call, filter(upperEdge, rate, reach), reach);
    return Arrays.copyOf(Resampler.resample(narrow, rate, sampleRate), samples.length);
  }

  /** The difference of two ideal low-pass filters under Blackman's window. */
  private static float[] filter(double upperEdge, int rate, int reach) {
    double low = (LOWER_EDGE - OUTSIDE) / rate;
    double high = (upperEdge + OUTSIDE) / rate;
    float[] taps = new float[2 * reach + 1];
    for (int i = 0; i < taps.length; i++) {
      double t = (double) (i - reach) / (reach + 1);
      double window = 0.42 + 0.5 * Math.cos(Math.PI * t) + 0.08 * Math.cos(2 * Math.PI * t);
      taps[i] = (float) (window * (lowPass(high, i - reach) - lowPass(low, i - reach)));
    }
    return taps;
  }

  /** The ideal low-pass filter of an edge in cycles a sample. */
  private static double lowPass(double edge, int n) {
    return n == 0 ? 2 * edge : Math.sin(2 * Math.PI * edge * n) / (Math.PI * n);
  }
}
