package dev.duet.audio.spectrum;

import dev.duet.audio.Matrix;

/**
 * Magnitudes over frequency and time: the stage that all spectral features start from, so that one
 * transform serves them all.
 *
 * @param magnitude {@code |STFT|}, shape {@code [1 + nFft / 2, frames]}
 * @param spec the framing it was made with
 */
public record Spectrogram(Matrix magnitude, FrameSpec spec) {
  /** Columns written at a time: as many floats as a cache line holds. */
  private static final int BLOCK = 16;

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException if there are not {@code spec.bins()} rows
   */
  public Spectrogram {
    if (magnitude.rows() != spec.bins()) {
      throw new IllegalArgumentException(
          magnitude.rows() + " rows where n_fft " + spec.nFft() + " gives " + spec.bins());
    }
  }

  /**
   * The magnitude spectrogram, as {@code abs(librosa.stft(y))}: Hann window, centred frames, zero
   * padding; single precision after a double-precision transform.
   *
   * @param samples mono samples, at least one, finite
   * @throws dev.duet.audio.AudioException if they are not
   */
  public static Spectrogram of(float[] samples, FrameSpec spec) {
    return of(samples, spec, Padding.ZEROS);
  }

  /**
   * As above, with another padding than zeros.
   *
   * @param samples mono samples, at least one, finite
   * @param padding what lies beyond their ends
   * @throws dev.duet.audio.AudioException if they are not
   */
  public static Spectrogram of(float[] samples, FrameSpec spec, Padding padding) {
    FrameTransform transform = new FrameTransform(samples, spec, Window.hann(spec.nFft()), padding);
    int frames = transform.frames();
    int bins = spec.bins();
    Matrix magnitude = Matrix.zeros(bins, frames);
    float[] block = new float[BLOCK * bins];
    for (int start = 0; start < frames; start += BLOCK) {
      int width = Math.min(BLOCK, frames - start);
      for (int t = 0; t < width; t++) {
        double[] spectrum = transform.frame(start + t);
        for (int bin = 0; bin < bins; bin++) {
          block[t * bins + bin] =
              magnitude((float) spectrum[2 * bin], (float) spectrum[2 * bin + 1]);
        }
      }
      for (int bin = 0; bin < bins; bin++) {
        int row = bin * frames + start;
        for (int t = 0; t < width; t++) {
          magnitude.data()[row + t] = block[t * bins + bin];
        }
      }
    }
    return new Spectrogram(magnitude, spec);
  }

  /**
   * The magnitude of a complex64, rounded where numpy rounds: the estimated tuning of a click,
   * whose spectrum is flat, hangs on the last bit.
   */
  private static float magnitude(float re, float im) {
    float large = Math.max(Math.abs(re), Math.abs(im));
    if (large == 0) {
      return 0;
    }
    float ratio = Math.min(Math.abs(re), Math.abs(im)) / large;
    return large * (float) Math.sqrt((float) (1 + (double) ratio * ratio));
  }

  /** Squared magnitudes, same shape. */
  public Matrix power() {
    float[] m = magnitude.data();
    float[] power = new float[m.length];
    for (int i = 0; i < m.length; i++) {
      power[i] = m[i] * m[i];
    }
    return new Matrix(power, magnitude.rows(), magnitude.columns());
  }

  /** Number of frames. */
  public int frames() {
    return magnitude.columns();
  }
}
