package dev.duet.audio.feature;

import dev.duet.audio.Matrix;
import dev.duet.audio.spectrum.Spectrogram;

/**
 * Four numbers that say how a frame's spectrum is shaped, each as librosa's function of the same
 * name. All return shape {@code [1, frames]}.
 */
public final class SpectralShape {
  /** librosa's default share of the energy below the roll-off. */
  public static final double ROLL_OFF = 0.85;

  private static final float FLOOR = 1e-10f;

  private SpectralShape() {}

  /** Mean frequency weighted by magnitude, in Hz; 0 in silence. */
  public static Matrix centroid(Spectrogram s) {
    double[] centroid = centroids(s, totals(s));
    return row(centroid);
  }

  /** Standard deviation of frequency around the centroid, in Hz; 0 in silence. */
  public static Matrix bandwidth(Spectrogram s) {
    double[] total = totals(s);
    double[] centroid = centroids(s, total);
    double[] variance = new double[s.frames()];
    float[] m = s.magnitude().data();
    int i = 0;
    for (int bin = 0; bin < s.magnitude().rows(); bin++) {
      double f = s.spec().frequency(bin);
      for (int t = 0; t < variance.length; t++) {
        double deviation = f - centroid[t];
        variance[t] += m[i++] * deviation * deviation;
      }
    }
    for (int t = 0; t < variance.length; t++) {
      variance[t] = Math.sqrt(variance[t] / total[t]);
    }
    return row(variance);
  }

  /** The frequency below which 85 % of the magnitude lies, in Hz. */
  public static Matrix rollOff(Spectrogram s) {
    return rollOff(s, ROLL_OFF);
  }

  /**
   * The frequency at which the magnitudes, summed from 0 Hz up, reach a share of their total.
   *
   * @param share in (0, 1)
   */
  public static Matrix rollOff(Spectrogram s, double share) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException("the roll-off's share must be in (0, 1), not " + share);
    }
    int frames = s.frames();
    int bins = s.magnitude().rows();
    float[] m = s.magnitude().data();
    // Summed in single precision, since the answer jumps from bin to bin and must jump as
    // librosa's.
    float[] threshold = new float[frames];
    for (int i = 0; i < m.length; i++) {
      threshold[i % frames] += m[i];
    }
    for (int t = 0; t < frames; t++) {
      threshold[t] *= (float) share;
    }
    Matrix rollOff = Matrix.zeros(1, frames);
    for (int t = 0; t < frames; t++) {
      float sum = m[t];
      int bin = 0;
      while (sum < threshold[t] && bin + 1 < bins) {
        sum += m[++bin * frames + t];
      }
      rollOff.data()[t] = (float) s.spec().frequency(bin);
    }
    return rollOff;
  }

  /** Geometric over arithmetic mean of the power: near 0 for a tone, 1 for silence. */
  public static Matrix flatness(Spectrogram s) {
    int frames = s.frames();
    int bins = s.magnitude().rows();
    double[] logs = new double[frames];
    double[] sums = new double[frames];
    float[] m = s.magnitude().data();
    for (int i = 0; i < m.length; i++) {
      float power = Math.max(FLOOR, m[i] * m[i]);
      logs[i % frames] += Math.log(power);
      sums[i % frames] += power;
    }
    for (int t = 0; t < frames; t++) {
      logs[t] = Math.exp(logs[t] / bins) / (sums[t] / bins);
    }
    return row(logs);
  }

  /** Sum of the magnitudes of each frame; 1 in silence, as what divides by it expects. */
  private static double[] totals(Spectrogram s) {
    double[] total = new double[s.frames()];
    float[] m = s.magnitude().data();
    for (int i = 0; i < m.length; i++) {
      total[i % total.length] += m[i];
    }
    for (int t = 0; t < total.length; t++) {
      if (total[t] < Float.MIN_NORMAL) {
        total[t] = 1;
      }
    }
    return total;
  }

  private static double[] centroids(Spectrogram s, double[] total) {
    double[] centroid = new double[s.frames()];
    float[] m = s.magnitude().data();
    int i = 0;
    for (int bin = 0; bin < s.magnitude().rows(); bin++) {
      double f = s.spec().frequency(bin);
      for (int t = 0; t < centroid.length; t++) {
        centroid[t] += f * m[i++];
      }
    }
    for (int t = 0; t < centroid.length; t++) {
      centroid[t] /= total[t];
    }
    return centroid;
  }

  private static Matrix row(double[] values) {
    Matrix row = Matrix.zeros(1, values.length);
    for (int i = 0; i < values.length; i++) {
      row.data()[i] = (float) values[i];
    }
    return row;
  }
}
