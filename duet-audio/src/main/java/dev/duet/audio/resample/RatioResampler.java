package dev.duet.audio.resample;

import dev.duet.audio.spectrum.FloatFft;
import java.util.Arrays;

/**
 * Resampling by a ratio that need not be one of small whole numbers, a new one at each call: first
 * to twice the rate by the Fourier transform, block by block, through the filter of {@link
 * SincKernel}; then, where a short kernel is enough, to the times wanted.
 *
 * <p>Overlap-save and a windowed sinc, as libsoxr does it.
 */
final class RatioResampler implements AutoCloseable {
  private static final int BLOCK = 2048;
  private static final KaiserWindow WINDOW = new KaiserWindow(SincKernel.KAISER_BETA);

  private final double ratio;
  private final int reach;
  private final float[] response;
  private final float[] block = new float[BLOCK];
  private final float[] spectrum = new float[2 * BLOCK + 2];
  private final float[] doubled = new float[2 * BLOCK];
  private final FloatFft forward = FloatFft.forward(BLOCK);
  private final FloatFft inverse = FloatFft.inverse(2 * BLOCK);

  /**
   * A resampler.
   *
   * @param ratio output samples to an input sample, from 1/8 to 8
   */
  RatioResampler(double ratio) {
    double half = SincKernel.HALF_WIDTH * Math.max(1, 1 / ratio);
    this.ratio = ratio;
    this.reach = (int) Math.ceil(half) + ShortKernel.TAPS / 2;
    this.response = response(half, Math.min(1, ratio));
  }

  /**
   * The filter's answer to each bin, twice for real and imaginary part, and doubled since twice as
   * many samples share it.
   */
  private static float[] response(double half, double share) {
    float[] taps = new float[2 * BLOCK];
    double angle = Math.PI * SincKernel.CUTOFF * share;
    double sum = 0;
    for (int i = 0; i < 2 * half; i++) {
      double u = i / 2.0;
      double tap = (i == 0 ? 1 : Math.sin(angle * u) / (angle * u)) * WINDOW.at(u / half);
      taps[i] = (float) tap;
      taps[(2 * BLOCK - i) % (2 * BLOCK)] = (float) tap;
      sum += i == 0 ? tap : 2 * tap;
    }
    float[] spectrum = new float[2 * BLOCK + 2];
    try (FloatFft fft = FloatFft.forward(2 * BLOCK)) {
      fft.apply(taps, spectrum);
    }
    float[] response = new float[BLOCK + 2];
    for (int i = 0; i < response.length; i++) {
      response[i] = (float) (2 * spectrum[i / 2 * 2] / sum);
    }
    return response;
  }

  /** {@code ceil(n * ratio)} samples. */
  float[] apply(float[] samples) {
    float[] out = new float[(int) Math.ceil(samples.length * ratio)];
    int hop = BLOCK - 2 * reach;
    int i = 0;
    for (long start = 0; i < out.length; start += hop) {
      doubleRate(samples, start - reach);
      int end = (int) Math.min(out.length, Math.ceil((start + hop) * ratio));
      for (; i < end; i++) {
        out[i] = ShortKernel.at(doubled, 2 * (i / ratio - start + reach));
      }
    }
    return out;
  }

  private void doubleRate(float[] samples, long start) {
    int from = (int) Math.max(0, -start);
    int to = (int) Math.max(from, Math.min(BLOCK, samples.length - start));
    Arrays.fill(block, 0);
    System.arraycopy(samples, (int) (start + from), block, from, to - from);
    forward.apply(block, spectrum);
    filter(response, spectrum);
    inverse.apply(spectrum, doubled);
  }

  /** What is above the old Nyquist frequency stays zero. */
  private static void filter(float[] response, float[] spectrum) {
    for (int i = 0; i < response.length; i++) {
      spectrum[i] *= response[i];
    }
  }

  @Override
  public void close() {
    forward.close();
    inverse.close();
  }
}
