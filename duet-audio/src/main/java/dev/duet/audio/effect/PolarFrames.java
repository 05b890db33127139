package dev.duet.audio.effect;

import dev.duet.audio.spectrum.FloatFft;
import dev.duet.audio.spectrum.FrameSpec;
import java.util.Arrays;

/** The frames of a recording, as in {@code librosa.stft}, by magnitude and angle. */
final class PolarFrames {
  private final float[] samples;
  private final FrameSpec spec;
  private final float[] window;
  private final FloatFft fft;
  private final float[] buffer;
  private final float[] spectrum;
  private final float[] re;
  private final float[] im;

  /** One frame. */
  record Frame(float[] magnitude, float[] angle) {
    Frame(int bins) {
      this(new float[bins], new float[bins]);
    }
  }

  PolarFrames(float[] samples, FrameSpec spec, float[] window, FloatFft forward) {
    this.samples = samples;
    this.spec = spec;
    this.window = window;
    this.fft = forward;
    this.buffer = new float[spec.nFft()];
    this.spectrum = new float[2 * spec.bins()];
    this.re = new float[spec.bins()];
    this.im = new float[spec.bins()];
  }

  int count() {
    return spec.frames(samples.length);
  }

  /** Computes a frame; one beyond the last is all zeros. */
  void compute(int index, Frame into) {
    if (index >= count()) {
      Arrays.fill(into.magnitude, 0);
      Arrays.fill(into.angle, 0);
      return;
    }
    long start = (long) index * spec.hop() - spec.nFft() / 2;
    int from = (int) Math.max(0, -start);
    int to = (int) Math.min(buffer.length, samples.length - start);
    Arrays.fill(buffer, 0);
    System.arraycopy(samples, (int) (start + from), buffer, from, to - from);
    multiply(window, buffer);
    fft.apply(buffer, spectrum);
    for (int bin = 0; bin < re.length; bin++) {
      re[bin] = spectrum[2 * bin];
      im[bin] = spectrum[2 * bin + 1];
    }
    Polar.magnitudes(re, im, into.magnitude);
    Polar.angles(re, im, into.magnitude, into.angle);
  }

  private static void multiply(float[] factors, float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factors[i];
    }
  }
}
