package dev.duet.audio.filter;

import dev.duet.audio.Memo;
import dev.duet.audio.spectrum.RealFft;
import dev.duet.audio.spectrum.Stft;
import dev.duet.audio.spectrum.Window;
import java.util.Arrays;

/**
 * One octave of constant-Q filters in the frequency domain, as librosa builds them: windowed
 * complex tones of unit absolute sum, transformed, and cleared of the weakest 1 % of their
 * magnitude.
 *
 * <p>Brown and Puckette, An efficient algorithm for the calculation of a constant Q transform
 * (1992). Immutable and thread-safe.
 */
public final class ConstantQBasis {
  /** Filters in an octave: three a semitone. */
  public static final int BINS = 36;

  private static final Memo<Double, ConstantQBasis> BASES = new Memo<>(64, ConstantQBasis::new);
  private static final double SPARSITY = 0.01;

  /** Equivalent noise bandwidth of the Hann window, in bins, as librosa tabulates it. */
  private static final double HANN_BANDWIDTH = 1.50018310546875;

  private final int nFft;
  private final double[] lengths = new double[BINS];
  private final int[][] at = new int[BINS][];
  private final float[][] weights = new float[BINS][];

  /**
   * The octave that starts at a frequency.
   *
   * @param lowest centre of its lowest filter as a share of the sample rate, positive and such that
   *     the octave stays below one half
   */
  public static ConstantQBasis of(double lowest) {
    if (!(lowest > 0 && cutoff(2 * lowest * Math.pow(2, -1.0 / BINS)) <= 0.5)) {
      throw new IllegalArgumentException(
          "an octave from " + lowest + " of the sample rate on does not fit below one half");
    }
    return BASES.get(lowest);
  }

  /** Where the response of the filter at a frequency ends, in the same unit. */
  public static double cutoff(double frequency) {
    return frequency * (1 + 0.5 * HANN_BANDWIDTH * relativeBandwidth());
  }

  private static double relativeBandwidth() {
    double r = Math.pow(2, 2.0 / BINS);
    return (r - 1) / (r + 1);
  }

  private ConstantQBasis(double lowest) {
    for (int k = 0; k < BINS; k++) {
      lengths[k] = 1 / (relativeBandwidth() * lowest * Math.pow(2, (double) k / BINS));
    }
    nFft = (int) Math.pow(2, Math.ceil(Math.log(lengths[0]) / Math.log(2)));
    RealFft fft = RealFft.of(nFft);
    for (int k = 0; k < BINS; k++) {
      double frequency = lowest * Math.pow(2, (double) k / BINS);
      int from = (int) Math.floor(-lengths[k] / 2);
      int n = (int) Math.floor(lengths[k] / 2) - from;
      // |tone| is the window, whose absolute sum is n / 2.
      double[] window = Window.hann(n);
      double scale = lengths[k] / nFft / (n / 2.0);
      double[] re = fft.buffer();
      double[] im = fft.buffer();
      int pad = (nFft - n) / 2;
      for (int i = 0; i < n; i++) {
        double phase = 2 * Math.PI * frequency * (from + i);
        re[pad + i] = scale * window[i] * Math.cos(phase);
        im[pad + i] = scale * window[i] * Math.sin(phase);
      }
      fft.forward(re);
      fft.forward(im);
      sparsify(k, re, im);
    }
  }

  /**
   * Keeps what is left of a filter when its smallest entries, 1 % of its magnitude, are dropped.
   */
  private void sparsify(int k, double[] re, double[] im) {
    int bins = 1 + nFft / 2;
    float[] filter = new float[2 * bins];
    double[] magnitude = new double[bins];
    double total = 0;
    for (int b = 0; b < bins; b++) {
      double x = re[2 * b] - im[2 * b + 1];
      double y = re[2 * b + 1] + im[2 * b];
      filter[2 * b] = (float) x;
      filter[2 * b + 1] = (float) y;
      magnitude[b] = Math.hypot(x, y);
      total += magnitude[b];
    }
    double[] sorted = magnitude.clone();
    Arrays.sort(sorted);
    double sum = 0;
    int least = -1;
    do {
      sum += sorted[++least] / total;
    } while (sum < SPARSITY);
    int count = 0;
    int[] kept = new int[bins];
    for (int b = 0; b < bins; b++) {
      if (magnitude[b] >= sorted[least]) {
        kept[count++] = b;
      }
    }
    at[k] = Arrays.copyOf(kept, count);
    weights[k] = new float[2 * count];
    for (int i = 0; i < count; i++) {
      weights[k][2 * i] = filter[2 * kept[i]];
      weights[k][2 * i + 1] = filter[2 * kept[i] + 1];
    }
  }

  /** Samples in a frame of the transform that {@link #magnitude} wants. */
  public int nFft() {
    return nFft;
  }

  /**
   * The magnitude of a filter's response, divided by the root of the filter's length.
   *
   * @param bin filter, from 0 to 35
   * @param stft transform without a window, of {@link #nFft} samples
   * @param frame which of its frames
   */
  public float magnitude(int bin, Stft stft, int frame) {
    float re = 0;
    float im = 0;
    float[] w = weights[bin];
    for (int i = 0; i < at[bin].length; i++) {
      float x = stft.re(at[bin][i], frame);
      float y = stft.im(at[bin][i], frame);
      re += w[2 * i] * x - w[2 * i + 1] * y;
      im += w[2 * i] * y + w[2 * i + 1] * x;
    }
    return (float) (Math.sqrt((double) re * re + (double) im * im) / Math.sqrt(lengths[bin]));
  }
}
