package dev.duet.audio.feature;

import dev.duet.audio.Matrix;
import dev.duet.audio.Samples;
import dev.duet.audio.filter.ConstantQBasis;
import dev.duet.audio.resample.Resampler;
import dev.duet.audio.spectrum.FrameSpec;
import dev.duet.audio.spectrum.Stft;
import dev.duet.audio.spectrum.Window;

/**
 * The constant-Q transform: spectra whose bins are evenly spaced in pitch, as {@code
 * abs(librosa.cqt(y, n_bins=252, bins_per_octave=36))}: seven octaves from C1, the upper first, the
 * signal halved in rate before each lower one.
 *
 * <p>Schoerkhuber and Klapuri, Constant-Q transform toolbox for music processing (2010).
 */
public final class ConstantQ {
  /** Octaves from C1 up. */
  public static final int OCTAVES = 7;

  /** Bins of a frame. */
  public static final int BINS = OCTAVES * ConstantQBasis.BINS;

  private static final double C1_HZ = 440 * Math.pow(2, -45 / 12.0);

  private ConstantQ() {}

  /**
   * The magnitudes of centred frames.
   *
   * @param samples mono samples, at least one, finite
   * @param sampleRate in Hz, above 8,500
   * @param hop samples from one frame to the next, positive
   * @param tuning deviation from A440 in bins, in [-0.5, 0.5]
   * @return shape {@code [252, frames]}
   * @throws dev.duet.audio.AudioException if the samples are empty or not finite
   * @throws IllegalArgumentException if the sample rate is too low for the seven octaves
   */
  public static Matrix of(float[] samples, int sampleRate, int hop, double tuning) {
    Samples.require(samples);
    if (hop <= 0) {
      throw new IllegalArgumentException("hop must be positive, not " + hop);
    }
    double lowest = C1_HZ * Math.pow(2, tuning / ConstantQBasis.BINS);
    double highest = lowest * Math.pow(2, (BINS - 1.0) / ConstantQBasis.BINS);
    double cutoff = ConstantQBasis.cutoff(highest);
    if (cutoff > sampleRate / 2.0) {
      throw new IllegalArgumentException(
          "constant-Q chroma reaches "
              + Math.round(cutoff)
              + " Hz and needs twice that as sample rate, not "
              + sampleRate);
    }
    int halvings = earlyHalvings(sampleRate / 2.0 / cutoff, hop);
    float[] y = halve(samples, 1 << halvings);
    int step = hop >> halvings;
    double rate = (double) sampleRate / (1 << halvings);
    Matrix magnitude = Matrix.zeros(BINS, 1 + samples.length / hop);
    int frames = magnitude.columns();
    for (int octave = OCTAVES - 1; octave >= 0; octave--) {
      ConstantQBasis basis = ConstantQBasis.of(lowest * Math.pow(2, octave) / rate);
      FrameSpec spec = new FrameSpec((int) Math.ceil(rate), basis.nFft(), step);
      Stft stft = Stft.of(y, spec, Window.ones(basis.nFft()));
      frames = Math.min(frames, stft.frames());
      for (int k = 0; k < ConstantQBasis.BINS; k++) {
        int row = (octave * ConstantQBasis.BINS + k) * magnitude.columns();
        for (int t = 0; t < frames; t++) {
          magnitude.data()[row + t] = basis.magnitude(k, stft, t);
        }
      }
      if (step % 2 == 0) {
        step /= 2;
        rate /= 2;
        y = halve(y, 2);
      }
    }
    return magnitude;
  }

  /** How often the rate can be halved before the upper octave, as librosa counts. */
  private static int earlyHalvings(double headroom, int hop) {
    int byRate = Math.max(0, (int) Math.ceil(Math.log(headroom) / Math.log(2)) - 2);
    int byHop = Math.max(0, Integer.numberOfTrailingZeros(hop) - OCTAVES + 1);
    return Math.min(byRate, byHop);
  }

  /** Lowers the rate and keeps the energy. */
  private static float[] halve(float[] y, int factor) {
    if (factor == 1) {
      return y;
    }
    float[] slower = Resampler.resample(y, factor, 1);
    float gain = (float) Math.sqrt(factor);
    for (int i = 0; i < slower.length; i++) {
      slower[i] *= gain;
    }
    return slower;
  }
}
