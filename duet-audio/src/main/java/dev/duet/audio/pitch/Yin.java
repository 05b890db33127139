package dev.duet.audio.pitch;

import dev.duet.audio.Matrix;
import dev.duet.audio.Samples;
import dev.duet.audio.spectrum.FrameSpec;
import dev.duet.audio.spectrum.RealFft;

/**
 * Fundamental frequency by YIN, as {@code librosa.yin}: the shortest lag at which a frame resembles
 * itself.
 *
 * <p>de Cheveigne and Kawahara, YIN, a fundamental frequency estimator for speech and music (2002).
 */
public final class Yin {
  private static final double TROUGH = 0.1;
  private static final double NOTHING = 1e-6;

  private final int half;
  private final int shortest;
  private final int longest;
  private final RealFft fft;
  private final double[] spectrum;
  private final double[] reversed;
  private final float[] energy;
  private final double[] difference;

  private Yin(FrameSpec spec, double fMin, double fMax) {
    int n = spec.nFft();
    half = n / 2;
    shortest = (int) Math.floor(spec.sampleRate() / fMax);
    longest = (int) Math.min(Math.ceil(spec.sampleRate() / fMin), n - half - 1);
    fft = RealFft.of(n);
    spectrum = fft.buffer();
    reversed = fft.buffer();
    energy = new float[n];
    difference = new double[Math.max(0, longest - shortest + 1)];
  }

  /**
   * The fundamental frequency of centred frames. There is no decision whether a frame is voiced:
   * silence and noise get a frequency, too.
   *
   * @param samples mono samples, at least one, finite
   * @param fMin lowest frequency in Hz, positive
   * @param fMax highest frequency in Hz, above fMin and at most half the sample rate
   * @return in Hz, shape {@code [1, frames]}
   * @throws dev.duet.audio.AudioException if the samples are empty or not finite
   * @throws IllegalArgumentException if a range is not kept or the frames are too short for fMax
   */
  public static Matrix f0(float[] samples, FrameSpec spec, double fMin, double fMax) {
    Samples.require(samples);
    if (!(fMin > 0 && fMin < fMax && fMax <= spec.sampleRate() / 2.0)) {
      throw new IllegalArgumentException(
          "f0 must be sought between two rising frequencies above 0 Hz and at most "
              + spec.sampleRate() / 2.0
              + " Hz, not from "
              + fMin
              + " to "
              + fMax);
    }
    Yin yin = new Yin(spec, fMin, fMax);
    if (yin.longest <= yin.shortest) {
      throw new IllegalArgumentException(
          "n_fft "
              + spec.nFft()
              + " is too short to hear periods of "
              + fMin
              + " to "
              + fMax
              + " Hz");
    }
    Matrix f0 = Matrix.zeros(1, spec.frames(samples.length));
    float[] frame = new float[spec.nFft()];
    for (int t = 0; t < f0.columns(); t++) {
      long start = (long) t * spec.hop() - spec.nFft() / 2;
      for (int i = 0; i < frame.length; i++) {
        long at = start + i;
        frame[i] = at >= 0 && at < samples.length ? samples[(int) at] : 0;
      }
      f0.data()[t] = (float) (spec.sampleRate() / yin.period(frame));
    }
    return f0;
  }

  private double period(float[] frame) {
    normalisedDifference(frame);
    int best = bestTrough();
    return shortest + best + parabolaShift(best);
  }

  /** Fills {@link #difference} for the lags from shortest to longest. */
  private void normalisedDifference(float[] frame) {
    autocorrelate(frame);
    // Running sums in single precision, as numpy's.
    float sum = 0;
    for (int i = 0; i < frame.length; i++) {
      sum += frame[i] * frame[i];
      energy[i] = sum;
    }
    float first = energy(0);
    double total = 0;
    for (int lag = 1; lag <= longest; lag++) {
      double correlation = spectrum[half + lag];
      double d = (first + energy(lag)) - 2 * (Math.abs(correlation) < NOTHING ? 0 : correlation);
      total += d;
      if (lag >= shortest) {
        difference[lag - shortest] = d / (total / lag + Double.MIN_NORMAL);
      }
    }
  }

  /** Energy of the half frame that starts after a lag. */
  private float energy(int lag) {
    float e = energy[half + lag] - energy[lag];
    return Math.abs(e) < NOTHING ? 0 : e;
  }

  /** Leaves the correlation of the first half frame with that at each lag in {@link #spectrum}. */
  private void autocorrelate(float[] frame) {
    int n = frame.length;
    for (int i = 0; i < n; i++) {
      spectrum[i] = frame[i];
      reversed[i] = i < half ? frame[half - i] : 0;
    }
    fft.forward(spectrum);
    fft.forward(reversed);
    for (int i = 0; i + 1 < spectrum.length; i += 2) {
      double re = spectrum[i] * reversed[i] - spectrum[i + 1] * reversed[i + 1];
      spectrum[i + 1] = spectrum[i] * reversed[i + 1] + spectrum[i + 1] * reversed[i];
      spectrum[i] = re;
    }
    fft.inverse(spectrum);
  }

  /** The first local minimum below the threshold, else the least difference of all. */
  private int bestTrough() {
    double[] d = difference;
    int last = d.length - 1;
    int least = 0;
    for (int i = 0; i <= last; i++) {
      boolean falls = i == 0 || d[i] < d[i - 1];
      boolean rises = i == last || (i == 0 ? d[i] < d[i + 1] : d[i] <= d[i + 1]);
      if (falls && rises && d[i] < TROUGH) {
        return i;
      }
      if (d[i] < d[least]) {
        least = i;
      }
    }
    return least;
  }

  private double parabolaShift(int i) {
    if (i == 0 || i == difference.length - 1) {
      return 0;
    }
    double a = difference[i + 1] + difference[i - 1] - 2 * difference[i];
    double b = (difference[i + 1] - difference[i - 1]) / 2;
    return Math.abs(b) >= Math.abs(a) ? 0 : -b / a;
  }
}
