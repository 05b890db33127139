package dev.duet.audio.feature;

import dev.duet.audio.spectrum.FrameSpec;

/**
 * The parameters of all features, so that training and prediction can be given the same ones.
 *
 * @param frames sample rate, frame length and hop
 * @param mels number of mel bands, from 1 to the number of frequency bins
 * @param coefficients number of MFCCs, from 1 to mels
 * @param f0Min lowest fundamental frequency in Hz, positive
 * @param f0Max highest fundamental frequency in Hz, above f0Min
 */
public record FeatureSpec(
    FrameSpec frames, int mels, int coefficients, double f0Min, double f0Max) {
  /** librosa's frames and mel bands, 40 MFCCs, f0 from 65 to 2,093 Hz (C2 to C7). */
  public static final FeatureSpec DEFAULT =
      new FeatureSpec(FrameSpec.LIBROSA, Mel.BANDS, 40, 65, 2093);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if one is not kept
   */
  public FeatureSpec {
    if (mels < 1 || mels > frames.bins()) {
      throw new IllegalArgumentException(
          "n_mels must be from 1 to the "
              + frames.bins()
              + " bins of n_fft "
              + frames.nFft()
              + ", not "
              + mels);
    }
    if (coefficients < 1 || coefficients > mels) {
      throw new IllegalArgumentException(
          "n_mfcc must be from 1 to the " + mels + " mel bands, not " + coefficients);
    }
    if (!(f0Min > 0 && f0Min < f0Max)) {
      throw new IllegalArgumentException(
          "f0 must be sought between two rising frequencies above 0 Hz, not from "
              + f0Min
              + " to "
              + f0Max);
    }
  }

  /** The same with other frames. */
  public FeatureSpec withFrames(FrameSpec other) {
    return new FeatureSpec(other, mels, coefficients, f0Min, f0Max);
  }

  /** The same with another number of MFCCs. */
  public FeatureSpec withCoefficients(int other) {
    return new FeatureSpec(frames, mels, other, f0Min, f0Max);
  }
}
