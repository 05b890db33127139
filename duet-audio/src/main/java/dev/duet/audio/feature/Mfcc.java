package dev.duet.audio.feature;

import dev.duet.audio.Matrix;
import dev.duet.audio.filter.Dct;

/**
 * Mel-frequency cepstral coefficients, as {@code librosa.feature.mfcc}: the orthonormal DCT-II of
 * the mel spectrogram in decibels.
 *
 * <p>Davis and Mermelstein, Comparison of parametric representations for monosyllabic word
 * recognition (1980).
 */
public final class Mfcc {
  private Mfcc() {}

  /**
   * The coefficients of a mel spectrogram.
   *
   * @param mel power, shape {@code [mels, frames]}, as {@link Mel} gives it
   * @param coefficients how many, from 1 to the number of mel bands
   * @return shape {@code [coefficients, frames]}
   */
  public static Matrix of(Matrix mel, int coefficients) {
    return ofDecibels(Decibels.ofPower(mel), coefficients);
  }

  /** As above, from a mel spectrogram that is in decibels already. */
  public static Matrix ofDecibels(Matrix melDecibels, int coefficients) {
    return Dct.of(melDecibels.rows(), coefficients).apply(melDecibels);
  }
}
