package dev.duet.voice;

import dev.duet.audio.Matrix;
import dev.duet.audio.feature.SpectralShape;
import dev.duet.audio.pitch.Yin;
import dev.duet.audio.spectrum.Spectrogram;
import java.util.Arrays;

/**
 * The melody of an utterance: the fundamental by YIN where a frame is voiced, carried over where it
 * is not, freed of single outliers.
 */
final class PitchContour {
  private static final double LOWEST = 65;
  private static final double HIGHEST = 650;

  /** A fundamental this near to the upper limit is where YIN found nothing. */
  private static final double HIGHEST_BELIEVED = 640;

  private static final double REFERENCE = 200;
  private static final double QUIETEST_VOICE = 30;
  private static final double FLATTEST_VOICE = 0.05;

  private PitchContour() {}

  /**
   * The contour of a recording.
   *
   * @param samples that the spectrogram was made of
   * @param level of each frame, in dB
   * @return semitones above 200 Hz, shape {@code [1, frames]}; zeros if nothing is voiced
   */
  static Matrix of(float[] samples, Spectrogram spectrogram, float[] level) {
    float[] f0 = Yin.f0(samples, spectrogram.spec(), LOWEST, HIGHEST).data();
    float[] flatness = SpectralShape.flatness(spectrogram).data();
    double loudest = Span.loudest(level);
    double[] semitones = new double[level.length];
    boolean[] voiced = new boolean[level.length];
    for (int t = 0; t < level.length; t++) {
      semitones[t] = 12 * Math.log(f0[t] / REFERENCE) / Math.log(2);
      voiced[t] =
          level[t] > loudest - QUIETEST_VOICE
              && flatness[t] < FLATTEST_VOICE
              && f0[t] < HIGHEST_BELIEVED;
    }
    return new Matrix(medianOfThree(carriedOver(semitones, voiced)), 1, level.length);
  }

  /** Straight lines between voiced frames, the nearest voiced frame's value at both ends. */
  private static double[] carriedOver(double[] values, boolean[] voiced) {
    double[] filled = new double[values.length];
    int previous = -1;
    for (int t = 0; t < values.length; t++) {
      if (!voiced[t]) {
        continue;
      }
      if (previous < 0) {
        Arrays.fill(filled, 0, t, values[t]);
      } else {
        for (int i = previous + 1; i < t; i++) {
          double share = (double) (i - previous) / (t - previous);
          filled[i] = (1 - share) * values[previous] + share * values[t];
        }
      }
      filled[t] = values[t];
      previous = t;
    }
    if (previous >= 0) {
      Arrays.fill(filled, previous + 1, filled.length, values[previous]);
    }
    return filled;
  }

  private static float[] medianOfThree(double[] values) {
    float[] smooth = new float[values.length];
    for (int t = 0; t < values.length; t++) {
      double before = values[Math.max(0, t - 1)];
      double after = values[Math.min(values.length - 1, t + 1)];
      double low = Math.min(before, after);
      double high = Math.max(before, after);
      smooth[t] = (float) Math.max(low, Math.min(high, values[t]));
    }
    return smooth;
  }
}
