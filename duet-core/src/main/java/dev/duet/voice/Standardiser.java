package dev.duet.voice;

import dev.duet.audio.Matrix;
import java.util.List;

/**
 * Shifts and scales every feature by its mean and standard deviation over the training frames.
 *
 * @param mean of each feature
 * @param deviation of each feature, positive
 */
record Standardiser(float[] mean, float[] deviation) {
  private static final double SMALLEST_DEVIATION = 1e-5;
  private static final float FARTHEST = 5;

  /** Means and deviations over all frames of utterances, each {@code [features, frames]}. */
  static Standardiser over(List<Matrix> utterances) {
    int features = utterances.get(0).rows();
    double[] sum = new double[features];
    double[] squares = new double[features];
    long frames = 0;
    for (Matrix utterance : utterances) {
      frames += utterance.columns();
      for (int row = 0; row < features; row++) {
        for (int t = 0; t < utterance.columns(); t++) {
          double value = utterance.get(row, t);
          sum[row] += value;
          squares[row] += value * value;
        }
      }
    }
    float[] mean = new float[features];
    float[] deviation = new float[features];
    for (int row = 0; row < features; row++) {
      double m = sum[row] / frames;
      mean[row] = (float) m;
      double variance = Math.max(0, squares[row] / frames - m * m);
      deviation[row] = (float) Math.max(SMALLEST_DEVIATION, Math.sqrt(variance));
    }
    return new Standardiser(mean, deviation);
  }

  /** A standardised copy; what is more than five deviations off is brought back to five. */
  Matrix apply(Matrix utterance) {
    int frames = utterance.columns();
    float[] values = new float[utterance.data().length];
    for (int row = 0; row < utterance.rows(); row++) {
      for (int i = row * frames; i < (row + 1) * frames; i++) {
        float value = (utterance.data()[i] - mean[row]) / deviation[row];
        values[i] = Math.max(-FARTHEST, Math.min(FARTHEST, value));
      }
    }
    return new Matrix(values, utterance.rows(), frames);
  }
}
