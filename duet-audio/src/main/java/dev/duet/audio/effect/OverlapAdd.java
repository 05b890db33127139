package dev.duet.audio.effect;

import dev.duet.audio.spectrum.FloatFft;
import dev.duet.audio.spectrum.FrameSpec;
import java.util.Arrays;

/**
 * Frames back to samples, as {@code librosa.istft}: windowed again, added where they overlap, and
 * divided by the sum of the squared windows. What has all its frames leaves for the output, so that
 * the sums stay in the processor's cache.
 */
final class OverlapAdd {
  private final FrameSpec spec;
  private final float[] window;
  private final FloatFft fft;
  private final float[] output;
  private final float[] spectrum;
  private final float[] frame;
  private final float[] sum;
  private final float[] weight;
  private long start;

  /**
   * Nothing yet.
   *
   * @param length samples of the output
   */
  OverlapAdd(FrameSpec spec, float[] window, FloatFft inverse, int length) {
    this.spec = spec;
    this.window = window;
    this.fft = inverse;
    this.output = new float[length];
    this.spectrum = new float[2 * spec.bins()];
    this.frame = new float[spec.nFft()];
    this.sum = new float[spec.nFft()];
    this.weight = new float[spec.nFft()];
    this.start = -spec.nFft() / 2;
  }

  /** Adds the next frame, which starts a hop after the last. */
  void add(float[] re, float[] im) {
    for (int bin = 0; bin < re.length; bin++) {
      spectrum[2 * bin] = re[bin];
      spectrum[2 * bin + 1] = im[bin];
    }
    fft.apply(spectrum, frame);
    addProduct(window, frame, sum);
    addProduct(window, window, weight);
    emit(spec.hop());
  }

  private static void addProduct(float[] a, float[] b, float[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += a[i] * b[i];
    }
  }

  /** The output, when the last frame is in. */
  float[] finish() {
    emit(spec.nFft() - spec.hop());
    return output;
  }

  private void emit(int count) {
    divide(sum, weight, frame);
    int from = (int) Math.max(0, -start);
    int to = (int) Math.min(count, output.length - start);
    if (from < to) {
      System.arraycopy(frame, from, output, (int) (start + from), to - from);
    }
    shift(sum, count);
    shift(weight, count);
    start += count;
  }

  private static void divide(float[] sum, float[] weight, float[] quotient) {
    for (int i = 0; i < quotient.length; i++) {
      quotient[i] = sum[i] / (weight[i] + Float.MIN_NORMAL);
    }
  }

  private static void shift(float[] values, int by) {
    System.arraycopy(values, by, values, 0, values.length - by);
    Arrays.fill(values, values.length - by, values.length, 0);
  }
}
