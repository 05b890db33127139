package dev.duet.audio.feature;

import dev.duet.audio.Matrix;
import dev.duet.audio.pitch.Yin;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Every feature by name; all have a row a coefficient and a column a frame. */
public enum Feature {
  /** Magnitude spectrogram, {@code [1 + nFft / 2, frames]}. */
  SPECTROGRAM("spectrogram"),
  /** Mel spectrogram, power, {@code [mels, frames]}. */
  MEL("mel"),
  /** Mel spectrogram in dB, 80 dB deep, {@code [mels, frames]}. */
  MEL_DB("mel-db"),
  /** Mel-frequency cepstral coefficients, {@code [coefficients, frames]}. */
  MFCC("mfcc"),
  /** First derivative of the MFCCs. */
  MFCC_DELTA("mfcc-delta"),
  /** Second derivative of the MFCCs. */
  MFCC_DELTA2("mfcc-delta2"),
  /** Pitch classes by STFT, C first, {@code [12, frames]}. */
  CHROMA("chroma"),
  /** Pitch classes by constant-Q transform, C first, {@code [12, frames]}. */
  CHROMA_CQT("chroma-cqt"),
  /** Tonal centroids of the constant-Q chroma, {@code [6, frames]}. */
  TONNETZ("tonnetz"),
  /** Root-mean-square energy, {@code [1, frames]}. */
  RMS("rms"),
  /** Zero-crossing rate, {@code [1, frames]}. */
  ZCR("zcr"),
  /** Spectral centroid in Hz, {@code [1, frames]}. */
  CENTROID("centroid"),
  /** Spectral bandwidth in Hz, {@code [1, frames]}. */
  BANDWIDTH("bandwidth"),
  /** Spectral roll-off in Hz, {@code [1, frames]}. */
  ROLLOFF("rolloff"),
  /** Spectral flatness, {@code [1, frames]}. */
  FLATNESS("flatness"),
  /** Spectral contrast in dB, {@code [7, frames]}. */
  CONTRAST("contrast"),
  /** Fundamental frequency by YIN in Hz, {@code [1, frames]}. */
  F0("f0");

  private final String label;

  Feature(String label) {
    this.label = label;
  }

  /** The name that users type and files store. */
  public String label() {
    return label;
  }

  /**
   * The feature of a name.
   *
   * @throws IllegalArgumentException if there is none; the message lists those there are
   */
  public static Feature named(String label) {
    return Arrays.stream(values())
        .filter(f -> f.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no feature '" + label + "'; choose from " + labels()));
  }

  /** All names, separated by commas. */
  public static String labels() {
    return Arrays.stream(values()).map(Feature::label).collect(Collectors.joining(", "));
  }

  /** Computes the feature from the stages that an analysis keeps. */
  public Matrix of(Analysis a) {
    return switch (this) {
      case SPECTROGRAM -> a.spectrogram().magnitude();
      case MEL -> a.mel();
      case MEL_DB -> Decibels.ofPower(a.mel());
      case MFCC -> a.mfcc();
      case MFCC_DELTA -> Delta.of(a.mfcc(), 1);
      case MFCC_DELTA2 -> Delta.of(a.mfcc(), 2);
      case CHROMA -> Chroma.ofSpectrogram(a.spectrogram());
      case CHROMA_CQT -> a.constantQChroma();
      case TONNETZ -> Tonnetz.of(a.constantQChroma());
      case RMS -> Rms.of(a.samples(), a.spec().frames());
      case ZCR -> ZeroCrossingRate.of(a.samples(), a.spec().frames());
      case CENTROID -> SpectralShape.centroid(a.spectrogram());
      case BANDWIDTH -> SpectralShape.bandwidth(a.spectrogram());
      case ROLLOFF -> SpectralShape.rollOff(a.spectrogram());
      case FLATNESS -> SpectralShape.flatness(a.spectrogram());
      case CONTRAST -> SpectralContrast.of(a.spectrogram());
      case F0 -> Yin.f0(a.samples(), a.spec().frames(), a.spec().f0Min(), a.spec().f0Max());
    };
  }

  /**
   * Computes the feature from scratch.
   *
   * @param samples mono samples at the rate of the spec, at least one, finite
   * @throws dev.duet.audio.AudioException if the samples are empty, not finite, or too few
   */
  public Matrix of(float[] samples, FeatureSpec spec) {
    return of(new Analysis(samples, spec));
  }

  @Override
  public String toString() {
    return label;
  }
}
