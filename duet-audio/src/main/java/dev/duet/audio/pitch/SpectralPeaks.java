package dev.duet.audio.pitch;

import dev.duet.audio.Matrix;
import dev.duet.audio.spectrum.FrameSpec;
import java.util.Arrays;

/**
 * Peaks of a spectrogram between its bins, as {@code librosa.piptrack}: local maxima of a frame
 * above a tenth of its maximum, from 150 to 4,000 Hz, moved to the top of the parabola through
 * their neighbours.
 *
 * <p>Smith, Spectral audio signal processing, chapter on sinusoidal peak interpolation (2011).
 *
 * @param pitches in Hz, frame after frame
 * @param magnitudes height of each peak, in the spectrogram's unit
 */
public record SpectralPeaks(float[] pitches, float[] magnitudes) {
  private static final double F_MIN = 150;
  private static final double F_MAX = 4000;
  private static final float THRESHOLD = 0.1f;

  /**
   * All peaks of a spectrogram.
   *
   * @param s magnitudes or powers, shape {@code [1 + nFft / 2, frames]}
   * @param spec the framing it was made with
   */
  public static SpectralPeaks of(Matrix s, FrameSpec spec) {
    int frames = s.columns();
    float[] x = s.data();
    float[] threshold = new float[frames];
    for (int i = 0; i < x.length; i++) {
      threshold[i % frames] = Math.max(threshold[i % frames], x[i]);
    }
    for (int t = 0; t < frames; t++) {
      threshold[t] *= THRESHOLD;
    }
    double fMax = Math.min(F_MAX, spec.sampleRate() / 2.0);
    float[] pitches = new float[16];
    float[] magnitudes = new float[16];
    int count = 0;
    for (int bin = 1; bin + 1 < s.rows(); bin++) {
      double f = spec.frequency(bin);
      if (f < F_MIN || f >= fMax) {
        continue;
      }
      for (int t = 0; t < frames; t++) {
        float here = x[bin * frames + t];
        if (!(here > threshold[t])) {
          continue;
        }
        float before = x[(bin - 1) * frames + t];
        float after = x[(bin + 1) * frames + t];
        if (here > above(before, threshold[t]) && here >= above(after, threshold[t])) {
          if (count == pitches.length) {
            pitches = Arrays.copyOf(pitches, 2 * count);
            magnitudes = Arrays.copyOf(magnitudes, 2 * count);
          }
          float shift = parabolaShift(before, here, after);
          float slope = (after - before) / 2;
          pitches[count] = (float) ((bin + (double) shift) * spec.sampleRate() / spec.nFft());
          magnitudes[count] = here + 0.5f * slope * shift;
          count++;
        }
      }
    }
    return new SpectralPeaks(Arrays.copyOf(pitches, count), Arrays.copyOf(magnitudes, count));
  }

  private static float above(float x, float threshold) {
    return x > threshold ? x : 0;
  }

  /** Offset of the parabola's top, in bins; 0 if it lies more than a bin away. */
  private static float parabolaShift(float before, float here, float after) {
    double a = (before + after) - 2.0 * here;
    double b = (after - before) / 2.0;
    return Math.abs(b) >= Math.abs(a) ? 0 : (float) (-b / a);
  }
}
