package dev.duet.audio.feature;

import dev.duet.audio.Matrix;

/** Means and standard deviations over time: the usual vector of a whole utterance. */
public final class TimeStatistics {
  private TimeStatistics() {}

  /**
   * The statistics of every row of every matrix, matrix after matrix: first the means of its rows,
   * then their deviations (divided by n, as {@code numpy.std}).
   *
   * @param features at least one frame each
   * @return two values for each row of each matrix
   */
  public static float[] of(Matrix... features) {
    int size = 0;
    for (Matrix feature : features) {
      size += 2 * feature.rows();
    }
    float[] vector = new float[size];
    int at = 0;
    for (Matrix feature : features) {
      for (int row = 0; row < feature.rows(); row++) {
        double mean = mean(feature, row);
        vector[at + row] = (float) mean;
        vector[at + feature.rows() + row] = (float) deviation(feature, row, mean);
      }
      at += 2 * feature.rows();
    }
    return vector;
  }

  private static double mean(Matrix feature, int row) {
    if (feature.columns() == 0) {
      throw new IllegalArgumentException("there is no frame to take statistics of");
    }
    double sum = 0;
    for (int t = 0; t < feature.columns(); t++) {
      sum += feature.get(row, t);
    }
    return sum / feature.columns();
  }

  private static double deviation(Matrix feature, int row, double mean) {
    double squares = 0;
    for (int t = 0; t < feature.columns(); t++) {
      double d = feature.get(row, t) - mean;
      squares += d * d;
    }
    return Math.sqrt(squares / feature.columns());
  }
}
