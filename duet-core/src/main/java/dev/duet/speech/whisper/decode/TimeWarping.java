package dev.duet.speech.whisper.decode;

import java.util.Arrays;

/**
 * Dynamic time warping: the monotonous path through a matrix along which it is greatest, as {@code
 * dtw} of OpenAI's {@code timing.py}.
 */
final class TimeWarping {
  private static final byte DIAGONAL = 0;
  private static final byte DOWN = 1;
  private static final byte RIGHT = 2;

  private TimeWarping() {}

  /**
   * Follows the path.
   *
   * @param weights [rows, columns], not empty
   * @return for each row the first column of the path in it
   */
  static int[] firstColumns(float[][] weights) {
    byte[][] steps = steps(weights);
    int[] first = new int[weights.length];
    int row = weights.length - 1;
    int column = weights[0].length - 1;
    while (row >= 0 && column >= 0) {
      first[row] = column;
      switch (steps[row][column]) {
        case DIAGONAL -> {
          row--;
          column--;
        }
        case DOWN -> row--;
        default -> column--;
      }
    }
    return first;
  }

  /** By which step the path comes to each place. */
  private static byte[][] steps(float[][] weights) {
    int columns = weights[0].length;
    byte[][] steps = new byte[weights.length][columns];
    float[] above = new float[columns + 1];
    Arrays.fill(above, Float.POSITIVE_INFINITY);
    above[0] = 0;
    for (int row = 0; row < weights.length; row++) {
      float[] cost = new float[columns + 1];
      cost[0] = Float.POSITIVE_INFINITY;
      for (int column = 0; column < columns; column++) {
        float diagonal = above[column];
        float down = above[column + 1];
        float right = cost[column];
        float least;
        if (diagonal < down && diagonal < right) {
          least = diagonal;
          steps[row][column] = DIAGONAL;
        } else if (down < diagonal && down < right) {
          least = down;
          steps[row][column] = DOWN;
        } else {
          least = right;
          steps[row][column] = RIGHT;
        }
        cost[column + 1] = least - weights[row][column];
      }
      above = cost;
    }
    return steps;
  }
}
