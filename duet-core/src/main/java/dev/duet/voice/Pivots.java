package dev.duet.voice;

import java.util.Arrays;

/**
 * A Cholesky decomposition with pivoting of a symmetric matrix that may be of less than full rank.
 *
 * @param chosen rows that span the others, in the order they were chosen
 * @param factor {@code [size][rank]}; times its own transpose it is the matrix
 * @param inverse of the chosen rows of the factor, lower triangular, {@code [rank][rank]}
 */
record Pivots(int[] chosen, double[][] factor, double[][] inverse) {

  /**
   * Decomposes a matrix.
   *
   * @param matrix row-major, positive semidefinite but for rounding
   * @param size its rows
   * @param smallest share of the greatest pivot below which the rest counts as nothing
   */
  static Pivots of(float[] matrix, int size, double smallest) {
    double[] rest = new double[size];
    for (int i = 0; i < size; i++) {
      rest[i] = matrix[i * size + i];
    }
    double[][] factor = new double[size][size];
    int[] chosen = new int[size];
    double greatest = 0;
    int rank = 0;
    while (rank < size) {
      int pivot = greatest(rest);
      greatest = Math.max(greatest, rest[pivot]);
      if (!(rest[pivot] > smallest * greatest)) {
        break;
      }
      double root = Math.sqrt(rest[pivot]);
      for (int i = 0; i < size; i++) {
        double value = matrix[i * size + pivot];
        for (int k = 0; k < rank; k++) {
          value -= factor[i][k] * factor[pivot][k];
        }
        factor[i][rank] = value / root;
        rest[i] -= Math.pow(factor[i][rank], 2);
      }
      rest[pivot] = Double.NEGATIVE_INFINITY;
      chosen[rank++] = pivot;
    }
    return new Pivots(Arrays.copyOf(chosen, rank), factor, inverse(factor, chosen, rank));
  }

  private static int greatest(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  private static double[][] inverse(double[][] factor, int[] chosen, int rank) {
    double[][] inverse = new double[rank][rank];
    for (int row = 0; row < rank; row++) {
      double[] lower = factor[chosen[row]];
      for (int column = 0; column <= row; column++) {
        double value = row == column ? 1 : 0;
        for (int k = column; k < row; k++) {
          value -= lower[k] * inverse[k][column];
        }
        inverse[row][column] = value / lower[row];
      }
    }
    return inverse;
  }

  /** How many rows span the others. */
  int rank() {
    return chosen.length;
  }
}
