package dev.duet.audio.filter;

import dev.duet.audio.Matrix;
import dev.duet.audio.Memo;

/**
 * The orthonormal discrete cosine transform of type II along the rows of a matrix, as {@code
 * scipy.fftpack.dct(S, axis=0, norm="ortho")}. Immutable and thread-safe.
 */
public final class Dct {
  private static final Memo<Key, Dct> BASES = new Memo<>(16, Dct::new);

  private final Matrix basis;

  private record Key(int size, int coefficients) {}

  /**
   * The transform of columns of a size.
   *
   * @param size rows of the input, positive
   * @param coefficients rows of the result, from 1 to size
   */
  public static Dct of(int size, int coefficients) {
    if (coefficients < 1 || coefficients > size) {
      throw new IllegalArgumentException(
          "the number of coefficients must be from 1 to " + size + ", not " + coefficients);
    }
    return BASES.get(new Key(size, coefficients));
  }

  private Dct(Key key) {
    basis = Matrix.zeros(key.coefficients, key.size);
    for (int k = 0; k < key.coefficients; k++) {
      double scale = Math.sqrt((k == 0 ? 1.0 : 2.0) / key.size);
      for (int i = 0; i < key.size; i++) {
        basis.data()[k * key.size + i] =
            (float) (scale * Math.cos(Math.PI * k * (2 * i + 1) / (2.0 * key.size)));
      }
    }
  }

  /**
   * Transforms every column.
   *
   * @param columns shape {@code [size, frames]}
   * @return shape {@code [coefficients, frames]}
   */
  public Matrix apply(Matrix columns) {
    return Rows.product(basis, columns);
  }

  /** The basis, shape {@code [coefficients, size]}; its rows are orthonormal. */
  public Matrix matrix() {
    return basis;
  }
}
