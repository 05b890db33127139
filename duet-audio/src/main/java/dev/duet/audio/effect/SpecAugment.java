package dev.duet.audio.effect;

import dev.duet.audio.Matrix;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Masks stripes of a feature matrix, so that a model does not lean on one moment or one band: Park
 * et al., SpecAugment (2019), without its time warp.
 *
 * @param timeMasks number of stripes across time, 0 or more
 * @param longestTime the most frames one covers; its length is drawn evenly from 0 to this
 * @param featureMasks number of stripes across coefficients, 0 or more
 * @param widestFeature the most coefficients one covers
 */
public record SpecAugment(int timeMasks, int longestTime, int featureMasks, int widestFeature) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is negative
   */
  public SpecAugment {
    if (timeMasks < 0 || longestTime < 0 || featureMasks < 0 || widestFeature < 0) {
      throw new IllegalArgumentException(
          "the numbers and sizes of SpecAugment's masks must be 0 or more");
    }
  }

  /**
   * A copy in which what is masked has the mean of its row, which is zero in features that are
   * standardised; a stripe is never longer than the matrix.
   *
   * @param features shape {@code [coefficients, frames]}
   * @param random where the stripes come from; the same state gives the same stripes
   */
  public Matrix apply(Matrix features, RandomGenerator random) {
    int rows = features.rows();
    int columns = features.columns();
    boolean[] maskedRows = stripes(featureMasks, widestFeature, rows, random);
    boolean[] maskedColumns = stripes(timeMasks, longestTime, columns, random);
    float[] data = features.data().clone();
    for (int row = 0; row < rows; row++) {
      int start = row * columns;
      float mean = mean(features.data(), start, columns);
      for (int column = 0; column < columns; column++) {
        if (maskedRows[row] || maskedColumns[column]) {
          data[start + column] = mean;
        }
      }
    }
    return new Matrix(data, rows, columns);
  }

  private static boolean[] stripes(int count, int widest, int length, RandomGenerator random) {
    boolean[] masked = new boolean[length];
    int most = Math.min(widest, length);
    for (int i = 0; i < count; i++) {
      int width = random.nextInt(most + 1);
      int start = random.nextInt(length - width + 1);
      Arrays.fill(masked, start, start + width, true);
    }
    return masked;
  }

  private static float mean(float[] data, int start, int length) {
    double sum = 0;
    for (int i = start; i < start + length; i++) {
      sum += data[i];
    }
    return (float) (sum / length);
  }
}
