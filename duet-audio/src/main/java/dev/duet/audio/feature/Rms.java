package dev.duet.audio.feature;

import dev.duet.audio.Matrix;
import dev.duet.audio.Samples;
import dev.duet.audio.spectrum.FrameSpec;

/** Root-mean-square energy of each frame, as {@code librosa.feature.rms(y=...)}. */
public final class Rms {
  private Rms() {}

  /**
   * The energy of centred frames; outside the recording is silence.
   *
   * @param samples mono samples, at least one, finite
   * @return shape {@code [1, frames]}
   * @throws dev.duet.audio.AudioException if they are not
   */
  public static Matrix of(float[] samples, FrameSpec spec) {
    Samples.require(samples);
    Matrix rms = Matrix.zeros(1, spec.frames(samples.length));
    for (int t = 0; t < rms.columns(); t++) {
      long start = (long) t * spec.hop() - spec.nFft() / 2;
      int from = (int) Math.max(0, start);
      int to = (int) Math.min(samples.length, start + spec.nFft());
      double energy = 0;
      for (int i = from; i < to; i++) {
        energy += (double) samples[i] * samples[i];
      }
      rms.data()[t] = (float) Math.sqrt(energy / spec.nFft());
    }
    return rms;
  }
}
