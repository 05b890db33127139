package dev.duet.voice;

import ai.djl.ndarray.types.Shape;
import dev.duet.weights.Tensor;
import java.util.Arrays;
import java.util.Random;

/**
 * Draws the values that a network begins with.
 *
 * @param random the only source of chance
 * @param orthogonal whether recurrent matrices begin orthogonal
 */
record InitialValues(Random random, boolean orthogonal) {

  /** Values between minus and plus a bound. */
  Tensor uniform(double bound, Shape shape) {
    float[] values = new float[Math.toIntExact(shape.size())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
    }
    return Tensor.of(values, shape.getShape());
  }

  /** Glorot and Bengio's (2010) uniform values. */
  Tensor glorot(long in, long out, Shape shape) {
    return uniform(Math.sqrt(6.0 / (in + out)), shape);
  }

  /** He et al.'s (2015) uniform values for what a rectifier follows. */
  Tensor kaiming(long in, Shape shape) {
    return uniform(Math.sqrt(6.0 / in), shape);
  }

  /** The same value everywhere. */
  static Tensor constant(float value, Shape shape) {
    float[] values = new float[Math.toIntExact(shape.size())];
    Arrays.fill(values, value);
    return Tensor.of(values, shape.getShape());
  }

  /**
   * Square matrices one below the other, each orthogonal (Saxe et al. 2014), by Gram-Schmidt of
   * normal values.
   *
   * @param width of a matrix
   * @param shape {@code [count * width, width]}
   */
  Tensor orthogonal(int width, Shape shape) {
    int rows = (int) shape.get(0);
    double[][] matrix = new double[rows][width];
    for (int row = 0; row < rows; row++) {
      int first = row - row % width;
      for (int i = 0; i < width; i++) {
        matrix[row][i] = random.nextGaussian();
      }
      // Twice, for what rounding left of the first time.
      for (int time = 0; time < 2; time++) {
        for (int earlier = first; earlier < row; earlier++) {
          add(matrix[row], matrix[earlier], -product(matrix[row], matrix[earlier]));
        }
      }
      double length = Math.sqrt(product(matrix[row], matrix[row]));
      add(matrix[row], matrix[row], 1 / length - 1);
    }
    float[] values = new float[rows * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) matrix[i / width][i % width];
    }
    return Tensor.of(values, rows, width);
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void add(double[] to, double[] what, double times) {
    for (int i = 0; i < to.length; i++) {
      to[i] += what[i] * times;
    }
  }
}
