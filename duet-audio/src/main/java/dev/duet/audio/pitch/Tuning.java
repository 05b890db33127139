package dev.duet.audio.pitch;

import dev.duet.audio.Matrix;
import dev.duet.audio.spectrum.FrameSpec;
import java.util.Arrays;

/** How far a recording's pitches lie from A440's scale, as {@code librosa.estimate_tuning}. */
public final class Tuning {
  private static final int RESOLUTION = 100;

  private Tuning() {}

  /**
   * The deviation that occurs most often, to a hundredth of a scale step, among the stronger half
   * of the spectral peaks.
   *
   * @param s magnitudes or powers, shape {@code [1 + nFft / 2, frames]}
   * @param spec the framing it was made with
   * @param stepsPerOctave 12 for semitones
   * @return in [-0.5, 0.5) steps; 0 if there is no peak
   */
  public static double estimate(Matrix s, FrameSpec spec, int stepsPerOctave) {
    SpectralPeaks peaks = SpectralPeaks.of(s, spec);
    if (peaks.pitches().length == 0) {
      return 0;
    }
    float threshold = median(peaks.magnitudes());
    int[] counts = new int[RESOLUTION];
    for (int i = 0; i < peaks.pitches().length; i++) {
      if (peaks.magnitudes()[i] >= threshold) {
        counts[slot(deviation(peaks.pitches()[i], stepsPerOctave))]++;
      }
    }
    int best = 0;
    for (int i = 1; i < counts.length; i++) {
      if (counts[i] > counts[best]) {
        best = i;
      }
    }
    return edge(best);
  }

  /** Steps above the nearest step of the scale, in [-0.5, 0.5); single precision, as numpy's. */
  private static float deviation(float hz, int stepsPerOctave) {
    float octaves = (float) (Math.log(hz / 27.5f) / Math.log(2));
    float steps = stepsPerOctave * octaves;
    float residual = steps - (float) Math.floor(steps);
    return residual >= 0.5f ? residual - 1 : residual;
  }

  private static double edge(int slot) {
    return slot * (1.0 / RESOLUTION) - 0.5;
  }

  private static int slot(float deviation) {
    int slot = Math.min(RESOLUTION - 1, (int) ((deviation + 0.5) * RESOLUTION));
    // The multiplication may round across an edge; the edges decide.
    if (deviation < edge(slot)) {
      return slot - 1;
    }
    return slot + 1 < RESOLUTION && deviation >= edge(slot + 1) ? slot + 1 : slot;
  }

  private static float median(float[] values) {
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
