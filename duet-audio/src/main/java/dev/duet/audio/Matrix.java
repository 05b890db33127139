package dev.duet.audio;

/**
 * A dense float matrix. Features are laid out as librosa has them: rows are coefficients or bins,
 * columns are frames.
 *
 * <p>The array is not copied; whoever holds a matrix treats it as read-only.
 *
 * @param data values, row-major, {@code rows * columns} of them
 * @param rows number of rows
 * @param columns number of columns
 */
public record Matrix(float[] data, int rows, int columns) {

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException if the array's length is not rows * columns
   */
  public Matrix {
    if (rows < 0 || columns < 0 || data.length != (long) rows * columns) {
      throw new IllegalArgumentException(
          data.length + " values do not fill [" + rows + ", " + columns + "]");
    }
  }

  /** A matrix of zeros. */
  public static Matrix zeros(int rows, int columns) {
    return new Matrix(new float[Math.multiplyExact(rows, columns)], rows, columns);
  }

  /** The value at a row and a column. */
  public float get(int row, int column) {
    return data[row * columns + column];
  }

  /** A copy of one row. */
  public float[] row(int row) {
    return java.util.Arrays.copyOfRange(data, row * columns, (row + 1) * columns);
  }

  /** Rows become columns. */
  public Matrix transpose() {
    float[] turned = new float[data.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        turned[column * rows + row] = data[row * columns + column];
      }
    }
    return new Matrix(turned, columns, rows);
  }
}
