package dev.duet.audio.resample;

import dev.duet.audio.spectrum.FloatFft;
import java.util.Arrays;

/**
 * Resampling by any ratio: through a low-pass filter to a grid about twice as fine as need be, by
 * the Fourier transform, block by block; then from the grid to the times wanted.
 *
 * <p>The filter is a windowed sinc (Kaiser) as measured of soxr HQ, applied by overlap-save.
 */
final class FourierResampler implements AutoCloseable {
  /** Where the filter is 6 dB down, as a share of the lower Nyquist frequency. */
  private static final double CUTOFF = 0.956872;

  /** To each side, in samples at the lower rate. */
  private static final double HALF_WIDTH = 102.2;

  private static final KaiserWindow WINDOW = new KaiserWindow(13.71);

  private static final int SMALLEST_BLOCK = 2048;

  private final double ratio;
  private final int reach;
  private final float[] block;
  private final float[] spectrum;
  private final float[] filtered;
  private final float[] grid;
  private final FloatFft forward;
  private final FloatFft inverse;
  private final float[] response;

  /**
   * A resampler.
   *
   * @param ratio output samples to an input sample
   */
  FourierResampler(double ratio) {
    this.ratio = ratio;
    double share = Math.min(1, ratio);
    double density = 2;
    while (density >= 4 * share) {
      density /= 2;
    }
    reach = (int) Math.ceil(HALF_WIDTH / share + GridKernel.TAPS / density);
    int size = SMALLEST_BLOCK;
    while (size < 8 * reach) {
      size *= 2;
    }
    block = new float[size];
    grid = new float[(int) (density * size)];
    spectrum = new float[size + 2];
    filtered = new float[grid.length + 2];
    forward = FloatFft.forward(block.length);
    inverse = FloatFft.inverse(grid.length);
    response = response(share, density);
  }

  /** The factor of each bin, twice for real and imaginary part. */
  private float[] response(double share, double gain) {
    double angle = Math.PI * CUTOFF * share;
    double half = HALF_WIDTH / share;
    double sum = 1;
    block[0] = 1;
    for (int i = 1; i < half; i++) {
      double tap = Math.sin(angle * i) / (angle * i) * WINDOW.at(i / half);
      block[i] = (float) tap;
      block[block.length - i] = (float) tap;
      sum += 2 * tap;
    }
    forward.apply(block, spectrum);
    float[] compensation = GridKernel.compensation(grid.length);
    float[] factors = new float[2 * compensation.length];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = (float) (gain / sum * compensation[i / 2] * spectrum[i / 2 * 2]);
    }
    return factors;
  }

  /** {@code ceil(n * ratio)} samples. */
  float[] apply(float[] samples) {
    float[] out = new float[(int) Math.ceil(samples.length * ratio)];
    int hop = block.length - 2 * reach;
    double density = (double) grid.length / block.length;
    double step = density / ratio;
    int i = 0;
    for (long start = 0; i < out.length; start += hop) {
      fill(samples, start - reach);
      int end = (int) Math.min(out.length, Math.ceil((start + hop) * ratio));
      double position = density * (i / ratio - start + reach);
      for (; i < end; i++, position += step) {
        out[i] = GridKernel.at(grid, position);
      }
    }
    return out;
  }

  /** Brings the samples from a start on to the grid. */
  private void fill(float[] samples, long start) {
    int from = (int) Math.max(0, -start);
    int to = (int) Math.max(from, Math.min(block.length, samples.length - start));
    Arrays.fill(block, 0);
    System.arraycopy(samples, (int) (start + from), block, from, to - from);
    forward.apply(block, spectrum);
    multiply(response, spectrum, filtered);
    inverse.apply(filtered, grid);
  }

  /** What is above the filter's reach stays zero. */
  private static void multiply(float[] factors, float[] values, float[] products) {
    for (int i = 0; i < factors.length; i++) {
      products[i] = factors[i] * values[i];
    }
  }

  @Override
  public void close() {
    forward.close();
    inverse.close();
  }
}
