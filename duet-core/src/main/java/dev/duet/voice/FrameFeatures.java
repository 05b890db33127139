package dev.duet.voice;

import dev.duet.audio.AudioException;
import dev.duet.audio.Matrix;
import dev.duet.audio.Waveform;
import dev.duet.audio.feature.Chroma;
import dev.duet.audio.feature.Decibels;
import dev.duet.audio.feature.Delta;
import dev.duet.audio.feature.Mel;
import dev.duet.audio.feature.Mfcc;
import dev.duet.audio.feature.Rms;
import dev.duet.audio.resample.Resampler;
import dev.duet.audio.spectrum.FrameSpec;
import dev.duet.audio.spectrum.Spectrogram;
import dev.duet.weights.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What an audio model sees of a recording, frame by frame. Training and serving read these
 * parameters from the same file and compute with this one method, {@link #of(Waveform)}.
 *
 * @param sampleRate every recording is resampled to it, 4,000 to 96,000 Hz
 * @param nFft samples in an analysis window
 * @param hop samples from frame to frame
 * @param mfcc number of MFCCs, as librosa computes them
 * @param deltas orders of derivatives of the MFCCs: 0, 1 or 2
 * @param chroma whether the twelve pitch classes are added
 * @param energy whether the RMS level is added, in dB
 * @param pitch whether the {@link PitchContour} and its derivative are added
 * @param trimDb frames before and after the speech that lie this far below the loudest are left
 *     out, in dB; zero keeps them
 * @param average neighbouring frames whose mean becomes one frame; 1 keeps every frame
 * @param normalisation what is taken out of the MFCCs and the level of each recording, so that
 *     microphone and voice matter less
 */
public record FrameFeatures(
    int sampleRate,
    int nFft,
    int hop,
    int mfcc,
    int deltas,
    boolean chroma,
    boolean energy,
    boolean pitch,
    double trimDb,
    int average,
    Normalisation normalisation)
    implements VoiceFeatures, Ear {
  private static final int LOWEST_RATE = 4_000;
  private static final int HIGHEST_RATE = 96_000;
  private static final double SHORTEST_SECONDS = 0.1;
  private static final float SILENCE = 1e-4f;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException with a sentence if one is violated
   */
  public FrameFeatures {
    FrameSpec spec = new FrameSpec(sampleRate, nFft, hop);
    if (sampleRate < LOWEST_RATE || sampleRate > HIGHEST_RATE) {
      throw new IllegalArgumentException(
          "sampleRate must be in " + LOWEST_RATE + ".." + HIGHEST_RATE + " Hz, not " + sampleRate);
    }
    if (mfcc < 1 || mfcc > Mel.BANDS) {
      throw new IllegalArgumentException("mfcc must be in 1.." + Mel.BANDS + ", not " + mfcc);
    }
    if (deltas < 0 || deltas > 2) {
      throw new IllegalArgumentException("deltas must be 0, 1 or 2, not " + deltas);
    }
    if (!(trimDb >= 0)) {
      throw new IllegalArgumentException("trimDb must not be negative, it is " + trimDb);
    }
    if (average < 1) {
      throw new IllegalArgumentException("average must be at least 1 frame, not " + average);
    }
    if (spec.bins() < Mel.BANDS) {
      throw new IllegalArgumentException("nFft " + nFft + " is too short for the mel bands");
    }
  }

  @Override
  public int width() {
    return mfcc * (1 + deltas) + (chroma ? 12 : 0) + (energy ? 1 : 0) + (pitch ? 2 : 0);
  }

  /**
   * The features of a recording of any rate and number of channels.
   *
   * @return shape {@code [width, frames]}
   * @throws AudioException if it is silent, shorter than a tenth of a second, or has samples that
   *     are not finite
   */
  @Override
  public Matrix of(Waveform waveform) {
    float[] mono = heardOf(waveform);
    float[] samples = Resampler.resample(mono, waveform.sampleRate(), sampleRate);
    FrameSpec spec = new FrameSpec(sampleRate, nFft, hop);
    Spectrogram spectrogram = Spectrogram.of(samples, spec);
    Matrix level = level(Rms.of(samples, spec));
    Span span = Span.above(level.data(), trimDb);
    List<Matrix> parts = new ArrayList<>();
    Matrix cepstrum = normalisation.of(span.of(Mfcc.of(Mel.spectrogram(spectrogram), mfcc)));
    parts.add(cepstrum);
    for (int order = 1; order <= deltas; order++) {
      parts.add(delta(cepstrum, order));
    }
    if (chroma) {
      parts.add(span.of(Chroma.ofSpectrogram(spectrogram)));
    }
    if (energy) {
      parts.add(normalisation.of(span.of(level)));
    }
    if (pitch) {
      Matrix contour = span.of(PitchContour.of(samples, spectrogram, level.data()));
      parts.add(contour);
      parts.add(delta(contour, 1));
    }
    return averaged(stack(parts));
  }

  /**
   * The samples of a recording, mixed to mono, in which there is something to hear.
   *
   * @throws AudioException if it is silent or shorter than a tenth of a second
   */
  static float[] heardOf(Waveform waveform) {
    if (waveform.seconds() < SHORTEST_SECONDS) {
      throw new AudioException(
          AudioException.Reason.TOO_SHORT,
          "the recording is shorter than "
              + SHORTEST_SECONDS
              + " s, too short to hear an emotion in; give a longer one");
    }
    float[] mono = waveform.toMono().samples();
    requireSound(mono);
    return mono;
  }

  /** These parameters are all there is of an ear. */
  @Override
  public FrameFeatures copy() {
    return this;
  }

  @Override
  public Map<String, Tensor> tensors() {
    return Map.of();
  }

  @Override
  public void close() {}

  /** Means of neighbouring frames; a remainder at the end is dropped, unless it is all there is. */
  private Matrix averaged(Matrix features) {
    int groups = features.columns() / average;
    if (average == 1 || groups == 0) {
      return features;
    }
    Matrix means = Matrix.zeros(features.rows(), groups);
    for (int row = 0; row < features.rows(); row++) {
      for (int t = 0; t < groups; t++) {
        double sum = 0;
        for (int i = 0; i < average; i++) {
          sum += features.get(row, t * average + i);
        }
        means.data()[row * groups + t] = (float) (sum / average);
      }
    }
    return means;
  }

  private static void requireSound(float[] samples) {
    for (float sample : samples) {
      // So written that NaN counts as sound, and is refused as what it is.
      if (!(Math.abs(sample) <= SILENCE)) {
        return;
      }
    }
    throw new AudioException(
        AudioException.Reason.SILENT,
        "the recording is silent (nothing above -80 dBFS); check the microphone or the file");
  }

  /** A derivative; over fewer frames than librosa's window, over as many as there are. */
  private static Matrix delta(Matrix feature, int order) {
    int odd = feature.columns() - 1 + feature.columns() % 2;
    int window = Math.min(Delta.WIDTH, odd);
    return window >= 3
        ? Delta.of(feature, order, window)
        : Matrix.zeros(feature.rows(), feature.columns());
  }

  /** RMS in dB, at most 80 below the loudest frame. */
  private static Matrix level(Matrix rms) {
    float[] squares = new float[rms.data().length];
    for (int i = 0; i < squares.length; i++) {
      squares[i] = rms.data()[i] * rms.data()[i];
    }
    return Decibels.ofPower(new Matrix(squares, rms.rows(), rms.columns()));
  }

  private static Matrix stack(List<Matrix> parts) {
    int columns = parts.get(0).columns();
    Matrix all = Matrix.zeros(parts.stream().mapToInt(Matrix::rows).sum(), columns);
    int at = 0;
    for (Matrix part : parts) {
      System.arraycopy(part.data(), 0, all.data(), at, part.data().length);
      at += part.data().length;
    }
    return all;
  }
}
