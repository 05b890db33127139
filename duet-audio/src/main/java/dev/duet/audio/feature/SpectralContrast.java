package dev.duet.audio.feature;

import dev.duet.audio.Matrix;
import dev.duet.audio.spectrum.Spectrogram;
import java.util.Arrays;

/**
 * How far peaks stand above valleys in each octave, as {@code librosa.feature.spectral_contrast}:
 * the mean of the strongest 2 % of magnitudes over that of the weakest 2 %, in dB.
 *
 * <p>Jiang, Lu, Zhang, Tao and Cai, Music type classification by spectral contrast feature (2002).
 */
public final class SpectralContrast {
  /** Octaves above 200 Hz; the band below it comes on top. */
  public static final int OCTAVES = 6;

  private static final double F_MIN = 200;
  private static final double QUANTILE = 0.02;

  private SpectralContrast() {}

  /**
   * The contrast of the band below 200 Hz and of the six octaves above; the last goes on to half
   * the sample rate.
   *
   * @return in dB, shape {@code [7, frames]}
   * @throws IllegalArgumentException if half the sample rate is not above 6,400 Hz, or frames are
   *     so short that a band has no frequency bin
   */
  public static Matrix of(Spectrogram s) {
    int frames = s.frames();
    Matrix peaks = Matrix.zeros(OCTAVES + 1, frames);
    Matrix valleys = Matrix.zeros(OCTAVES + 1, frames);
    float[] band = new float[s.spec().bins()];
    for (int k = 0; k <= OCTAVES; k++) {
      Band range = band(s, k);
      float[] least = new float[range.share()];
      for (int t = 0; t < frames; t++) {
        int n = range.to() - range.from();
        for (int i = 0; i < n; i++) {
          band[i] = s.magnitude().get(range.from() + i, t);
        }
        valleys.data()[k * frames + t] = meanOfLeast(band, n, least);
        for (int i = 0; i < n; i++) {
          band[i] = -band[i];
        }
        peaks.data()[k * frames + t] = -meanOfLeast(band, n, least);
      }
    }
    Matrix contrast = Decibels.ofPower(peaks);
    Matrix floor = Decibels.ofPower(valleys);
    for (int i = 0; i < contrast.data().length; i++) {
      contrast.data()[i] -= floor.data()[i];
    }
    return contrast;
  }

  /** Bins from (included) and to (excluded), and how many of them make a peak or a valley. */
  private record Band(int from, int to, int share) {}

  private static Band band(Spectrogram s, int k) {
    double low = k == 0 ? 0 : F_MIN * Math.pow(2, k - 1);
    double high = F_MIN * Math.pow(2, k);
    if (low >= s.spec().sampleRate() / 2.0) {
      throw new IllegalArgumentException(
          "spectral contrast needs a sample rate above "
              + (int) (2 * F_MIN * Math.pow(2, OCTAVES - 1))
              + " Hz, not "
              + s.spec().sampleRate());
    }
    int bins = s.spec().bins();
    int from = 0;
    while (from < bins && s.spec().frequency(from) < low) {
      from++;
    }
    int to = from;
    while (to < bins && s.spec().frequency(to) <= high) {
      to++;
    }
    if (to == from) {
      throw new IllegalArgumentException(
          "spectral contrast needs longer frames: no bin of n_fft "
              + s.spec().nFft()
              + " lies from "
              + low
              + " to "
              + high
              + " Hz");
    }
    // As librosa: a band borrows the bin below it and lends its last, but counts both.
    if (k > 0) {
      from--;
    }
    if (k == OCTAVES) {
      to = bins;
    }
    int share = (int) Math.max(1, Math.rint(QUANTILE * (to - from)));
    int end = k == OCTAVES ? to : to - 1;
    if (end == from) {
      throw new IllegalArgumentException(
          "spectral contrast needs longer frames: n_fft "
              + s.spec().nFft()
              + " has one bin below "
              + high
              + " Hz");
    }
    return new Band(from, end, Math.min(share, end - from));
  }

  /** Mean of the smallest of the first n values; how many is the length of the scratch array. */
  private static float meanOfLeast(float[] values, int n, float[] least) {
    Arrays.fill(least, Float.POSITIVE_INFINITY);
    int last = least.length - 1;
    for (int i = 0; i < n; i++) {
      float v = values[i];
      if (v < least[last]) {
        int j = last;
        while (j > 0 && least[j - 1] > v) {
          least[j] = least[j - 1];
          j--;
        }
        least[j] = v;
      }
    }
    double sum = 0;
    for (float v : least) {
      sum += v;
    }
    return (float) (sum / least.length);
  }
}
