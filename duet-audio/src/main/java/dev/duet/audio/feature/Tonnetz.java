package dev.duet.audio.feature;

import dev.duet.audio.Matrix;

/**
 * Tonal centroids, as {@code librosa.feature.tonnetz}: where a frame's pitch classes lie on the
 * circles of fifths, minor thirds and major thirds.
 *
 * <p>Harte, Sandler and Gasser, Detecting harmonic change in musical audio (2006).
 */
public final class Tonnetz {
  /** Semitones a circle turns half-way round by: fifths, minor thirds, major thirds. */
  private static final double[] HALF_TURNS = {7.0 / 6, 3.0 / 2, 2.0 / 3};

  private static final double[] RADII = {1, 1, 0.5};

  private Tonnetz() {}

  /**
   * The centroids of a chromagram.
   *
   * @param chroma non-negative, shape {@code [12, frames]}; librosa's default is constant-Q chroma
   * @return x and y on each of three circles, shape {@code [6, frames]}; 0 in silence
   */
  public static Matrix of(Matrix chroma) {
    int frames = chroma.columns();
    Matrix centroids = Matrix.zeros(2 * RADII.length, frames);
    for (int t = 0; t < frames; t++) {
      double total = 0;
      for (int c = 0; c < chroma.rows(); c++) {
        total += Math.abs(chroma.get(c, t));
      }
      if (total < Float.MIN_NORMAL) {
        total = 1;
      }
      for (int row = 0; row < centroids.rows(); row++) {
        double shift = row % 2 == 0 ? 0.5 : 0;
        double sum = 0;
        for (int c = 0; c < chroma.rows(); c++) {
          double pitch = 12.0 * c / chroma.rows();
          sum += Math.cos(Math.PI * (HALF_TURNS[row / 2] * pitch - shift)) * chroma.get(c, t);
        }
        centroids.data()[row * frames + t] = (float) (RADII[row / 2] * sum / total);
      }
    }
    return centroids;
  }
}
