package dev.duet.audio.filter;

import dev.duet.audio.Matrix;
import dev.duet.audio.Memo;
import dev.duet.audio.spectrum.FrameSpec;

/**
 * Twelve filters that fold frequency bins into pitch classes, C first, as {@code
 * librosa.filters.chroma}: Gaussian bumps of a semitone's width around each pitch class, columns of
 * unit length, weighted by a Gaussian of two octaves around A5 (octave 5 above 27.5 Hz).
 *
 * <p>Ellis, Chroma feature analysis and synthesis (2007). Immutable and thread-safe.
 */
public final class ChromaFilterBank {
  /** Pitch classes in an octave. */
  public static final int CLASSES = 12;

  private static final Memo<Key, ChromaFilterBank> BANKS = new Memo<>(16, ChromaFilterBank::new);
  private static final double CENTRE_OCTAVE = 5;
  private static final double OCTAVE_WIDTH = 2;

  private final Matrix weights;

  private record Key(int sampleRate, int nFft, double tuning) {}

  /**
   * The filter bank of these parameters.
   *
   * @param spec sample rate and frame length
   * @param tuning deviation from A440 in semitones, in [-0.5, 0.5]
   */
  public static ChromaFilterBank of(FrameSpec spec, double tuning) {
    if (!(Math.abs(tuning) <= 0.5)) {
      throw new IllegalArgumentException("tuning must be in [-0.5, 0.5] semitones, not " + tuning);
    }
    return BANKS.get(new Key(spec.sampleRate(), spec.nFft(), tuning));
  }

  private ChromaFilterBank(Key key) {
    int nFft = key.nFft;
    int bins = 1 + nFft / 2;
    double[] pitch = pitches(key);
    weights = Matrix.zeros(CLASSES, bins);
    double[] column = new double[CLASSES];
    for (int bin = 0; bin < bins; bin++) {
      double width = bin + 1 < nFft ? Math.max(pitch[bin + 1] - pitch[bin], 1) : 1;
      double squares = 0;
      for (int c = 0; c < CLASSES; c++) {
        double distance = floorMod(pitch[bin] - c + 10.5 * CLASSES, CLASSES) - CLASSES / 2.0;
        double bump = 2 * distance / width;
        column[c] = Math.exp(-0.5 * bump * bump);
        squares += column[c] * column[c];
      }
      double octave = (pitch[bin] / CLASSES - CENTRE_OCTAVE) / OCTAVE_WIDTH;
      double scale = Math.exp(-0.5 * octave * octave) / Math.sqrt(squares);
      for (int c = 0; c < CLASSES; c++) {
        // Pitch is counted from A; three semitones on is C.
        int row = (c + CLASSES - 3) % CLASSES;
        weights.data()[row * bins + bin] = (float) (column[c] * scale);
      }
    }
  }

  /** Semitones above A0 of each bin; bin 0, which has no pitch, lies 1.5 octaves below bin 1. */
  private static double[] pitches(Key key) {
    double a0 = 440 * Math.pow(2, key.tuning / CLASSES) / 16;
    double[] pitch = new double[key.nFft];
    for (int bin = 1; bin < key.nFft; bin++) {
      double hz = bin * ((double) key.sampleRate / key.nFft);
      pitch[bin] = CLASSES * (Math.log(hz / a0) / Math.log(2));
    }
    pitch[0] = pitch[1] - 1.5 * CLASSES;
    return pitch;
  }

  private static double floorMod(double x, double y) {
    return x - y * Math.floor(x / y);
  }

  /**
   * Folds a spectrogram.
   *
   * @param spectrogram shape {@code [1 + nFft / 2, frames]}
   * @return shape {@code [12, frames]}
   */
  public Matrix apply(Matrix spectrogram) {
    return Rows.product(weights, spectrogram);
  }

  /** The weights, shape {@code [12, 1 + nFft / 2]}. */
  public Matrix matrix() {
    return weights;
  }
}
