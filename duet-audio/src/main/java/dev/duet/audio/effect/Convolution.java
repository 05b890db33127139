package dev.duet.audio.effect;

import dev.duet.audio.spectrum.RealFft;

/**
 * Filtering by a finite impulse response, by way of its spectrum, block after block (overlap-save):
 * the work grows with the logarithm of the response's length, the memory not with the sound's.
 */
final class Convolution {
  /** Blocks no shorter than this: a transform is not worth while for a few samples. */
  private static final int LEAST_BLOCK = 1024;

  private final RealFft fft;
  private final int size;
  private final int overlap;
  private final double[] response;
  private final double[] block;

  private Convolution(float[] kernel) {
    this.size = Math.max(LEAST_BLOCK, 4 * Integer.highestOneBit(kernel.length));
    this.fft = RealFft.of(size);
    this.overlap = kernel.length - 1;
    this.response = fft.buffer();
    this.block = fft.buffer();
    load(kernel, 0, response);
    fft.forward(response);
  }

  /**
   * Convolves; outside the sound is silence.
   *
   * @param samples of the sound
   * @param kernel the impulse response, at least one sample
   * @param delay of the kernel, in samples, that is taken back: 0 for a causal one, the middle of a
   *     symmetric one
   * @return as many samples as the sound has
   */
  static float[] of(float[] samples, float[] kernel, int delay) {
    return new Convolution(kernel).apply(samples, delay);
  }

  private float[] apply(float[] samples, int delay) {
    float[] filtered = new float[samples.length];
    int hop = size - overlap;
    for (long start = 0; start < samples.length; start += hop) {
      load(samples, start + delay - overlap, block);
      fft.forward(block);
      multiply();
      fft.inverse(block);
      int count = (int) Math.min(hop, samples.length - start);
      for (int i = 0; i < count; i++) {
        // Plus zero, so that silence is not negative.
        filtered[(int) start + i] = (float) (block[overlap + i] + 0.0);
      }
    }
    return filtered;
  }

  /** Samples from a place on, which may lie before the first; zeros where there is none. */
  private void load(float[] samples, long from, double[] to) {
    for (int i = 0; i < size; i++) {
      long at = from + i;
      to[i] = at >= 0 && at < samples.length ? samples[(int) at] : 0;
    }
  }

  private void multiply() {
    for (int i = 0; i < block.length; i += 2) {
      double re = block[i] * response[i] - block[i + 1] * response[i + 1];
      double im = block[i] * response[i + 1] + block[i + 1] * response[i];
      block[i] = re;
      block[i + 1] = im;
    }
  }
}
