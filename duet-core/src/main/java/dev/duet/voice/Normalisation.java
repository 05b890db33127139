package dev.duet.voice;

import dev.duet.audio.Matrix;

/** What is taken out of every recording, feature by feature, before a model sees it. */
public enum Normalisation {
  /** Nothing; only the means and deviations of the training data, as always. */
  NONE,
  /** The recording's own mean (cepstral mean normalisation, Atal 1974). */
  MEAN,
  /** The recording's own mean and standard deviation. */
  MEAN_VARIANCE;

  private static final double SMALLEST_DEVIATION = 1e-3;

  /**
   * The features without it.
   *
   * @param features {@code [features, frames]}, at least one frame; left as they are
   */
  Matrix of(Matrix features) {
    if (this == NONE) {
      return features;
    }
    int frames = features.columns();
    float[] normalised = new float[features.data().length];
    for (int row = 0; row < features.rows(); row++) {
      float[] values = features.row(row);
      double mean = mean(values);
      double unit = this == MEAN_VARIANCE ? deviation(values, mean) : 1;
      for (int t = 0; t < frames; t++) {
        normalised[row * frames + t] = (float) ((values[t] - mean) / unit);
      }
    }
    return new Matrix(normalised, features.rows(), frames);
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double deviation(float[] values, double mean) {
    double squares = 0;
    for (float value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.max(SMALLEST_DEVIATION, Math.sqrt(squares / values.length));
  }
}
