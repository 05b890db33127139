package dev.duet.audio.feature;

import dev.duet.audio.Matrix;
import dev.duet.audio.filter.ChromaFilterBank;
import dev.duet.audio.filter.ConstantQBasis;
import dev.duet.audio.pitch.Tuning;
import dev.duet.audio.spectrum.FrameSpec;
import dev.duet.audio.spectrum.Spectrogram;

/** Energy of the twelve pitch classes, C first, as librosa's chroma features. */
public final class Chroma {
  /** Frame length with which constant-Q chroma estimates the tuning, whatever its own framing. */
  private static final int TUNING_FFT = 2048;

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

  /**
   * As {@code librosa.feature.chroma_cqt}, with the tuning estimated.
   *
   * @param samples mono samples, at least one, finite
   * @param sampleRate in Hz, above 8,500
   * @param hop samples from one frame to the next
   * @return in [0, 1], each frame's maximum 1 (0 in silence), shape {@code [12, frames]}
   */
  public static Matrix ofConstantQ(float[] samples, int sampleRate, int hop) {
    FrameSpec spec = new FrameSpec(sampleRate, TUNING_FFT, TUNING_FFT / 4);
    Matrix magnitude = Spectrogram.of(samples, spec).magnitude();
    double tuning = Tuning.estimate(magnitude, spec, ConstantQBasis.BINS);
    return ofConstantQ(ConstantQ.of(samples, sampleRate, hop, tuning));
  }

  /**
   * Folds a constant-Q transform into pitch classes.
   *
   * @param constantQ shape {@code [252, frames]}, as {@link ConstantQ} gives it
   */
  public static Matrix ofConstantQ(Matrix constantQ) {
    int frames = constantQ.columns();
    Matrix chroma = Matrix.zeros(ChromaFilterBank.CLASSES, frames);
    int perClass = ConstantQBasis.BINS / ChromaFilterBank.CLASSES;
    for (int bin = 0; bin < constantQ.rows(); bin++) {
      // A class takes the bin of its note and those beside it.
      int row = (bin + perClass / 2) / perClass % ChromaFilterBank.CLASSES;
      for (int t = 0; t < frames; t++) {
        chroma.data()[row * frames + t] += constantQ.data()[bin * frames + t];
      }
    }
    return normalised(chroma);
  }

  private static Matrix ofPower(Spectrogram s, Matrix power, double tuning) {
    return normalised(ChromaFilterBank.of(s.spec(), tuning).apply(power));
  }

  /** Divides every frame by its maximum, in place; frames of silence stay zero. */
  private static Matrix normalised(Matrix chroma) {
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
