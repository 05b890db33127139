package dev.duet.audio.feature;

import dev.duet.audio.Matrix;
import dev.duet.audio.filter.MelFilterBank;
import dev.duet.audio.spectrum.Spectrogram;

/** Energy in mel bands, as {@code librosa.feature.melspectrogram}. */
public final class Mel {
  /** librosa's default number of bands. */
  public static final int BANDS = 128;

  private Mel() {}

  /** The mel spectrogram in 128 bands from 0 Hz to half the sample rate. */
  public static Matrix spectrogram(Spectrogram s) {
    return spectrogram(s, BANDS);
  }

  /** The mel spectrogram in so many bands from 0 Hz to half the sample rate. */
  public static Matrix spectrogram(Spectrogram s, int bands) {
    return spectrogram(s, bands, 0, s.spec().sampleRate() / 2.0);
  }

  /**
   * The mel spectrogram.
   *
   * @param bands number of bands, from 1 to the number of frequency bins
   * @param fMin lowest frequency in Hz
   * @param fMax highest frequency in Hz
   * @return power, shape {@code [bands, frames]}
   */
  public static Matrix spectrogram(Spectrogram s, int bands, double fMin, double fMax) {
    return MelFilterBank.of(s.spec(), bands, fMin, fMax).apply(s.power());
  }
}
