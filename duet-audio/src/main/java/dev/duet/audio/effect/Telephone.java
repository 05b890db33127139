package dev.duet.audio.effect;

import dev.duet.audio.resample.Resampler;
import java.util.Arrays;

/**
 * The bandwidth of a telephone call: 8 kHz sampling and what ITU-T G.712 lets through, 300 to 3,400
 * Hz. Nothing else of a telephone: no companding, no codec.
 */
public final class Telephone {
  private static final int RATE = 8_000;

  /** Where the band filter is 6 dB down, in Hz: half its transition outside the band. */
  private static final double LOW = 240;

  private static final double HIGH = 3_460;

  /** Taps to each side of the middle one; a transition is 110 Hz wide. */
  private static final int REACH = 200;

  private static final float[] FILTER = filter();

  private Telephone() {}

  /**
   * Limits a recording to the band, without delay: within 0.1 dB from 300 to 3,400 Hz, 70 dB down
   * below 180 Hz and above 3,520 Hz.
   *
   * @param samples mono samples, at least one, finite
   * @param sampleRate in Hz
   * @return as many samples at the same rate
   * @throws dev.duet.audio.AudioException if the samples are empty or not finite
   */
  public static float[] of(float[] samples, int sampleRate) {
    float[] narrow = filtered(Resampler.resample(samples, sampleRate, RATE));
    return Arrays.copyOf(Resampler.resample(narrow, RATE, sampleRate), samples.length);
  }

  private static float[] filtered(float[] x) {
    float[] padded = new float[x.length + 2 * REACH];
    System.arraycopy(x, 0, padded, REACH, x.length);
    float[] y = new float[x.length];
    for (int i = 0; i < y.length; i++) {
      double sum = 0;
      for (int j = 0; j < FILTER.length; j++) {
        sum += FILTER[j] * padded[i + j];
      }
      y[i] = (float) sum;
    }
    return y;
  }

  /** The difference of two ideal low-pass filters under Blackman's window. */
  private static float[] filter() {
    float[] taps = new float[2 * REACH + 1];
    for (int i = 0; i < taps.length; i++) {
      double t = (double) (i - REACH) / (REACH + 1);
      double window = 0.42 + 0.5 * Math.cos(Math.PI * t) + 0.08 * Math.cos(2 * Math.PI * t);
      taps[i] = (float) (window * (lowPass(HIGH, i - REACH) - lowPass(LOW, i - REACH)));
    }
    return taps;
  }

  private static double lowPass(double hz, int n) {
    double cycles = 2 * hz / RATE;
    return n == 0 ? cycles : Math.sin(Math.PI * cycles * n) / (Math.PI * n);
  }
}
