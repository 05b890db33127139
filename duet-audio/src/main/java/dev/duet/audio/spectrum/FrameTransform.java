package dev.duet.audio.spectrum;

import dev.duet.audio.AudioException;
import dev.duet.audio.Samples;

/** Windows and transforms the centred frames of a recording, one after the other, in one buffer. */
final class FrameTransform {
  /** The most values of a spectrogram: a gibibyte of them. */
  private static final long MOST_VALUES = 1 << 28;

  private final float[] samples;
  private final FrameSpec spec;
  private final Padding padding;
  private final double[] window;
  private final RealFft fft;
  private final double[] buffer;

  FrameTransform(float[] samples, FrameSpec spec, double[] window) {
    this(samples, spec, window, Padding.ZEROS);
  }

  FrameTransform(float[] samples, FrameSpec spec, double[] window, Padding padding) {
    this.samples = Samples.require(samples);
    if ((long) spec.bins() * spec.frames(samples.length) > MOST_VALUES) {
      throw new AudioException(
          AudioException.Reason.TOO_LONG,
          samples.length + " samples give too large a spectrogram; use a larger hop or a part");
    }
    if (window.length != spec.nFft()) {
      throw new IllegalArgumentException(
          "a window of " + window.length + " for frames of " + spec.nFft() + " samples");
    }
    this.spec = spec;
    this.window = window;
    this.padding = padding;
    this.fft = RealFft.of(spec.nFft());
    this.buffer = fft.buffer();
  }

  int frames() {
    return spec.frames(samples.length);
  }

  /** The spectrum of a frame: complex bins, valid until the next call. */
  double[] frame(int index) {
    int nFft = spec.nFft();
    long start = (long) index * spec.hop() - nFft / 2;
    int from = (int) Math.max(0, -start);
    int to = (int) Math.min(nFft, samples.length - start);
    for (int i = 0; i < from; i++) {
      buffer[i] = window[i] * padding.at(samples, start + i);
    }
    int offset = (int) start;
    for (int i = from; i < to; i++) {
      buffer[i] = window[i] * samples[offset + i];
    }
    for (int i = Math.max(to, from); i < nFft; i++) {
      buffer[i] = window[i] * padding.at(samples, start + i);
    }
    fft.forward(buffer);
    return buffer;
  }
}
