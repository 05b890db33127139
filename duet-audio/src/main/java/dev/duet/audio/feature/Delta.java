package dev.duet.audio.feature;

import dev.duet.audio.AudioException;
import dev.duet.audio.Matrix;

/**
 * Local derivatives over time, as {@code librosa.feature.delta} with {@code mode="interp"}: the
 * derivative of the polynomial, of the derivative's order, that fits a window best (Savitzky and
 * Golay, 1964). Near both ends the outermost full window's polynomial is used, and a k-th
 * derivative of a polynomial of degree k is a constant.
 */
public final class Delta {
  /** librosa's default window, in frames. */
  public static final int WIDTH = 9;

  private Delta() {}

  /** The derivative of an order, 1 or 2, over windows of nine frames. */
  public static Matrix of(Matrix feature, int order) {
    return of(feature, order, WIDTH);
  }

  /**
   * The derivative along the columns, per frame (per frame squared for order 2).
   *
   * @param feature shape {@code [rows, frames]}
   * @param order 1 or 2
   * @param width window in frames, odd, at least 3
   * @return same shape
   * @throws AudioException {@code TOO_SHORT} if there are fewer frames than the window has
   * @throws IllegalArgumentException if the order or the width is another
   */
  public static Matrix of(Matrix feature, int order, int width) {
    double[] kernel = kernel(order, width);
    int frames = feature.columns();
    if (frames < width) {
      throw new AudioException(
          AudioException.Reason.TOO_SHORT,
          frames
              + " frames are too few for a delta over "
              + width
              + "; use a longer recording or a smaller hop");
    }
    int half = width / 2;
    float[] x = feature.data();
    float[] d = new float[x.length];
    for (int row = 0; row < feature.rows(); row++) {
      int at = row * frames;
      for (int t = half; t < frames - half; t++) {
        double sum = 0;
        for (int i = 0; i < width; i++) {
          sum += kernel[i] * x[at + t - half + i];
        }
        d[at + t] = (float) sum;
      }
      for (int t = 0; t < half; t++) {
        d[at + t] = d[at + half];
        d[at + frames - 1 - t] = d[at + frames - 1 - half];
      }
    }
    return new Matrix(d, feature.rows(), frames);
  }

  /** Least-squares weights on an even grid around 0, where odd and even powers part. */
  private static double[] kernel(int order, int width) {
    if (order != 1 && order != 2) {
      throw new IllegalArgumentException("the order of a delta is 1 or 2, not " + order);
    }
    if (width < 3 || width % 2 == 0) {
      throw new IllegalArgumentException("the width of a delta is odd and at least 3: " + width);
    }
    int half = width / 2;
    double squares = 0;
    double fourths = 0;
    for (int i = -half; i <= half; i++) {
      squares += (double) i * i;
      fourths += (double) i * i * i * i;
    }
    double[] kernel = new double[width];
    for (int i = -half; i <= half; i++) {
      kernel[i + half] =
          order == 1
              ? i / squares
              : 2 * ((double) i * i * width - squares) / (width * fourths - squares * squares);
    }
    return kernel;
  }
}
