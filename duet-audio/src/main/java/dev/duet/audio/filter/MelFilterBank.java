package dev.duet.audio.filter;

import dev.duet.audio.Matrix;
import dev.duet.audio.Memo;
import dev.duet.audio.spectrum.FrameSpec;

/**
 * Triangular filters, evenly spaced on Slaney's mel scale (linear below 1 kHz, logarithmic above)
 * and of equal area, as {@code librosa.filters.mel}.
 *
 * <p>Slaney, Auditory Toolbox, version 2 (1998). Immutable and thread-safe.
 */
public final class MelFilterBank {
  private static final Memo<Key, MelFilterBank> BANKS = new Memo<>(16, MelFilterBank::new);

  private static final double HZ_PER_MEL = 200.0 / 3;
  private static final double LOG_FROM_HZ = 1000;
  private static final double LOG_FROM_MEL = LOG_FROM_HZ / HZ_PER_MEL;
  private static final double LOG_STEP = Math.log(6.4) / 27;

  private final int bins;
  private final int[] first;
  private final float[][] weights;

  private record Key(int sampleRate, int nFft, int mels, double fMin, double fMax) {}

  /**
   * The filter bank of these parameters.
   *
   * @param spec sample rate and frame length
   * @param mels number of filters, from 1 to the number of frequency bins
   * @param fMin lowest frequency in Hz, at least 0
   * @param fMax highest frequency in Hz, above fMin and at most half the sample rate
   * @throws IllegalArgumentException if a range is not kept
   */
  public static MelFilterBank of(FrameSpec spec, int mels, double fMin, double fMax) {
    if (mels < 1 || mels > spec.bins()) {
      throw new IllegalArgumentException(
          "n_mels must be from 1 to the "
              + spec.bins()
              + " bins of n_fft "
              + spec.nFft()
              + ", not "
              + mels);
    }
    if (!(fMin >= 0 && fMin < fMax && fMax <= spec.sampleRate() / 2.0)) {
      throw new IllegalArgumentException(
          "mel frequencies must rise from 0 Hz or more to at most "
              + spec.sampleRate() / 2.0
              + " Hz, not from "
              + fMin
              + " to "
              + fMax);
    }
    return BANKS.get(new Key(spec.sampleRate(), spec.nFft(), mels, fMin, fMax));
  }

  private MelFilterBank(Key key) {
    FrameSpec spec = new FrameSpec(key.sampleRate, key.nFft, 1);
    bins = spec.bins();
    first = new int[key.mels];
    weights = new float[key.mels][];
    double[] edges = edges(key);
    for (int m = 0; m < key.mels; m++) {
      double low = edges[m];
      double centre = edges[m + 1];
      double high = edges[m + 2];
      double height = 2 / (high - low);
      int from = 0;
      while (from < bins && spec.frequency(from) <= low) {
        from++;
      }
      int to = from;
      while (to < bins && spec.frequency(to) < high) {
        to++;
      }
      first[m] = from;
      weights[m] = new float[to - from];
      for (int bin = from; bin < to; bin++) {
        double f = spec.frequency(bin);
        double triangle = Math.min((f - low) / (centre - low), (high - f) / (high - centre));
        weights[m][bin - from] = (float) ((float) Math.max(0, triangle) * height);
      }
    }
  }

  /** Lower edge, centre and upper edge of filter m are entries m, m + 1, m + 2, in Hz. */
  private static double[] edges(Key key) {
    double low = hzToMel(key.fMin);
    double high = hzToMel(key.fMax);
    double step = (high - low) / (key.mels + 1);
    double[] edges = new double[key.mels + 2];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = melToHz(i == edges.length - 1 ? high : i * step + low);
    }
    return edges;
  }

  /** Slaney's mel of a frequency in Hz. */
  public static double hzToMel(double hz) {
    return hz < LOG_FROM_HZ
        ? hz / HZ_PER_MEL
        : LOG_FROM_MEL + Math.log(hz / LOG_FROM_HZ) / LOG_STEP;
  }

  /** The frequency in Hz of Slaney's mel. */
  public static double melToHz(double mel) {
    return mel < LOG_FROM_MEL
        ? HZ_PER_MEL * mel
        : LOG_FROM_HZ * Math.exp(LOG_STEP * (mel - LOG_FROM_MEL));
  }

  /**
   * Sums a spectrogram into mel bands.
   *
   * @param spectrogram shape {@code [1 + nFft / 2, frames]}
   * @return shape {@code [mels, frames]}
   */
  public Matrix apply(Matrix spectrogram) {
    if (spectrogram.rows() != bins) {
      throw new IllegalArgumentException(
          "the filter bank is for " + bins + " bins, not " + spectrogram.rows());
    }
    Matrix bands = Matrix.zeros(weights.length, spectrogram.columns());
    for (int m = 0; m < weights.length; m++) {
      for (int i = 0; i < weights[m].length; i++) {
        Rows.addScaled(bands, m, spectrogram, first[m] + i, weights[m][i]);
      }
    }
    return bands;
  }

  /** The weights as a dense matrix, shape {@code [mels, 1 + nFft / 2]}. */
  public Matrix matrix() {
    Matrix dense = Matrix.zeros(weights.length, bins);
    for (int m = 0; m < weights.length; m++) {
      System.arraycopy(weights[m], 0, dense.data(), m * bins + first[m], weights[m].length);
    }
    return dense;
  }
}
