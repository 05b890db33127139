package dev.duet.audio.feature;

import dev.duet.audio.Matrix;
import dev.duet.audio.filter.ChromaFilterBank;
import dev.duet.audio.pitch.Tuning;
import dev.duet.audio.spectrum.Spectrogram;

/** Energy of the twelve pitch classes, C first, as librosa's chroma features. */
public final class Chroma {
  private Chroma() {}

  /**
   * As {@code librosa.feature.chroma_stft}, with the tuning estimated from the same spectrogram.
   */
  public static Matrix ofSpectrogram(Spectrogram s) {
    Matrix power = s.power();
    return ofPower(s, power, Tuning.estimate(power, s.spec(), ChromaFilterBank.CLASSES));
  }

  /**
   * As {@code librosa.feature.chroma_stft(tuning=...)}.
   *
   * @param tuning deviation from A440 in semitones, in [-0.5, 0.5]
   * @return in [0, 1], each frame's maximum 1 (0 in silence), shape {@code [12, frames]}
   */
  public static Matrix ofSpectrogram(Spectrogram s, double tuning) {
    return ofPower(s, s.power(), tuning);
  }

  private static Matrix ofPower(Spectrogram s, Matrix power, double tuning) {
    return normalised(ChromaFilterBank.of(s.spec(), tuning).apply(power));
  }

  /** Divides every frame by its maximum, in place; frames of silence stay zero. */
  static Matrix normalised(Matrix chroma) {
    float[] c = chroma.data();
    int frames = chroma.columns();
    for (int t = 0; t < frames; t++) {
      float max = 0;
      for (int i = t; i < c.length; i += frames) {
        max = Math.max(max, Math.abs(c[i]));
      }
      if (max >= Float.MIN_NORMAL) {
        for (int i = t; i < c.length; i += frames) {
          c[i] /= max;
        }
      }
    }
    return chroma;
  }
}
