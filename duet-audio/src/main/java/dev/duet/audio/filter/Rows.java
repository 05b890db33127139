package dev.duet.audio.filter;

import dev.duet.audio.Matrix;

/** Products of a small dense matrix and a spectrogram, in the order that vector units like. */
final class Rows {
  private Rows() {}

  /** Adds {@code weight} times a row of one matrix to a row of another. */
  static void addScaled(Matrix sum, int sumRow, Matrix term, int termRow, float weight) {
    int n = sum.columns();
    float[] to = sum.data();
    float[] from = term.data();
    int a = sumRow * n;
    int b = termRow * n;
    for (int i = 0; i < n; i++) {
      to[a + i] += weight * from[b + i];
    }
  }

  /** The matrix product, shape {@code [left.rows, right.columns]}. */
  static Matrix product(Matrix left, Matrix right) {
    if (left.columns() != right.rows()) {
      throw new IllegalArgumentException(
          "expected " + left.columns() + " rows, not " + right.rows());
    }
    Matrix product = Matrix.zeros(left.rows(), right.columns());
    for (int row = 0; row < left.rows(); row++) {
      for (int k = 0; k < left.columns(); k++) {
        float weight = left.get(row, k);
        if (weight != 0) {
          addScaled(product, row, right, k, weight);
        }
      }
    }
    return product;
  }
}
