package dev.duet.audio.feature;

import dev.duet.audio.Matrix;
import dev.duet.audio.Samples;
import dev.duet.audio.spectrum.FrameSpec;

/**
 * The share of samples in each frame at which the sign changes, as {@code
 * librosa.feature.zero_crossing_rate}.
 */
public final class ZeroCrossingRate {
  private static final float ZERO = 1e-10f;

  private ZeroCrossingRate() {}

  /**
   * The rate in centred frames; the first and last sample go on outside the recording, so that its
   * borders are no crossings. Samples within 1e-10 of zero count as positive.
   *
   * @param samples mono samples, at least one, finite
   * @return in [0, 1], shape {@code [1, frames]}
   * @throws dev.duet.audio.AudioException if they are not
   */
  public static Matrix of(float[] samples, FrameSpec spec) {
    Samples.require(samples);
    int[] crossings = new int[samples.length];
    for (int i = 1; i < samples.length; i++) {
      boolean crosses = samples[i] < -ZERO != samples[i - 1] < -ZERO;
      crossings[i] = crossings[i - 1] + (crosses ? 1 : 0);
    }
    Matrix rate = Matrix.zeros(1, spec.frames(samples.length));
    int last = samples.length - 1;
    for (int t = 0; t < rate.columns(); t++) {
      long start = (long) t * spec.hop() - spec.nFft() / 2;
      int first = (int) Math.min(last, Math.max(0, start));
      int end = (int) Math.min(last, Math.max(0, start + spec.nFft() - 1));
      rate.data()[t] = (float) ((double) (crossings[end] - crossings[first]) / spec.nFft());
    }
    return rate;
  }
}
