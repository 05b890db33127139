package dev.duet.voice;

import dev.duet.audio.Matrix;

/**
 * What features are over time.
 *
 * @param mean of each feature
 * @param variance of each feature about that mean, over the frames there are
 */
record Moments(double[] mean, double[] variance) {

  /** Of frames, {@code [features, frames]}. */
  static Moments of(Matrix frames) {
    double[] mean = new double[frames.rows()];
    double[] variance = new double[frames.rows()];
    for (int row = 0; row < frames.rows(); row++) {
      double sum = 0;
      for (int t = 0; t < frames.columns(); t++) {
        sum += frames.get(row, t);
      }
      mean[row] = sum / frames.columns();
      double squares = 0;
      for (int t = 0; t < frames.columns(); t++) {
        double away = frames.get(row, t) - mean[row];
        squares += away * away;
      }
      variance[row] = squares / frames.columns();
    }
    return new Moments(mean, variance);
  }
}
