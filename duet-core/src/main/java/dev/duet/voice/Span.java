package dev.duet.voice;

import dev.duet.audio.Matrix;

/**
 * The frames of a recording between its silent margins.
 *
 * @param from first frame
 * @param to frame after the last
 */
record Span(int from, int to) {

  /**
   * From the first to the last frame that is loud enough.
   *
   * @param level of each frame, in dB, at least one
   * @param trimDb how far below the loudest frame is silence, in dB; zero keeps every frame
   */
  static Span above(float[] level, double trimDb) {
    if (trimDb == 0) {
      return new Span(0, level.length);
    }
    double silence = loudest(level) - trimDb;
    int first = 0;
    while (level[first] <= silence) {
      first++;
    }
    int last = level.length - 1;
    while (level[last] <= silence) {
      last--;
    }
    return new Span(first, last + 1);
  }

  /** The level of the loudest frame. */
  static double loudest(float[] level) {
    double loudest = Double.NEGATIVE_INFINITY;
    for (float l : level) {
      loudest = Math.max(loudest, l);
    }
    return loudest;
  }

  /** These frames of a feature, {@code [rows, to - from]}. */
  Matrix of(Matrix feature) {
    int frames = to - from;
    Matrix kept = Matrix.zeros(feature.rows(), frames);
    for (int row = 0; row < feature.rows(); row++) {
      int start = row * feature.columns() + from;
      System.arraycopy(feature.data(), start, kept.data(), row * frames, frames);
    }
    return kept;
  }
}
