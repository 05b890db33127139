package dev.duet.audio.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duet.audio.Golden;
import dev.duet.audio.GoldenSignals;
import dev.duet.audio.Matrix;
import dev.duet.audio.spectrum.FrameSpec;
import dev.duet.audio.spectrum.Spectrogram;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every feature equals what librosa 0.10.2 computes from the same samples. */
class LibrosaParityTest {
  private static final String ALL = "dev.duet.audio.GoldenSignals#all";
  private static final String LONG = "dev.duet.audio.GoldenSignals#longerThanNineFrames";
  private static final double TOLERANCE = 1e-4;

  private static Spectrogram spectrogram(String signal) {
    return Spectrogram.of(GoldenSignals.input(signal), FrameSpec.LIBROSA);
  }

  private static void assertEqual(Matrix actual, String signal, String array) {
    float[] expected = GoldenSignals.array(signal, array);
    // In silence some arrays are zero but for librosa's own rounding.
    boolean nothing = Golden.maxDifference(expected, new float[expected.length]) < 1e-4;
    double error =
        nothing
            ? Golden.maxDifference(actual.data(), expected)
            : Golden.relativeError(actual.data(), expected);
    assertThat(error).as("%s of %s", array, signal).isLessThanOrEqualTo(TOLERANCE);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void mel(String signal) {
    Matrix mel = Mel.spectrogram(spectrogram(signal));
    assertEqual(mel, signal, "mel_power");
    assertEqual(Decibels.ofPower(mel), signal, "mel_db");
    assertEqual(Decibels.ofPowerRelativeToMax(mel), signal, "mel_db_refmax");
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void mfcc(String signal) {
    Matrix mfcc = Mfcc.of(Mel.spectrogram(spectrogram(signal)), 40);
    assertThat(Golden.maxDifference(mfcc.data(), GoldenSignals.array(signal, "mfcc40")))
        .isLessThanOrEqualTo(0.02);
  }

  @ParameterizedTest
  @MethodSource(LONG)
  void delta(String signal) {
    Matrix mfcc = new Matrix(GoldenSignals.array(signal, "mfcc40"), 40, frames(signal));
    assertEqual(Delta.of(mfcc, 1), signal, "mfcc40_delta");
    assertEqual(Delta.of(mfcc, 2), signal, "mfcc40_delta2");
  }

  private static int frames(String signal) {
    return FrameSpec.LIBROSA.frames(GoldenSignals.input(signal).length);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void chroma(String signal) {
    assertEqual(Chroma.ofSpectrogram(spectrogram(signal)), signal, "chroma_stft");
    assertEqual(Chroma.ofSpectrogram(spectrogram(signal), 0), signal, "chroma_stft_tuning0");
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void rms(String signal) {
    assertEqual(Rms.of(GoldenSignals.input(signal), FrameSpec.LIBROSA), signal, "rms");
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void zeroCrossingRate(String signal) {
    assertEqual(ZeroCrossingRate.of(GoldenSignals.input(signal), FrameSpec.LIBROSA), signal, "zcr");
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void spectralShape(String signal) {
    Spectrogram s = spectrogram(signal);
    assertEqual(SpectralShape.centroid(s), signal, "spectral_centroid");
    assertEqual(SpectralShape.bandwidth(s), signal, "spectral_bandwidth");
    assertEqual(SpectralShape.rollOff(s), signal, "spectral_rolloff");
    assertEqual(SpectralShape.flatness(s), signal, "spectral_flatness");
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void spectralContrast(String signal) {
    assertEqual(SpectralContrast.of(spectrogram(signal)), signal, "spectral_contrast");
  }

  @ParameterizedTest
  @MethodSource(LONG)
  void constantQChromaAndTonnetz(String signal) {
    Matrix chroma = Chroma.ofConstantQ(GoldenSignals.input(signal), 22050, 512);
    assertEqual(Tonnetz.of(chroma), signal, "tonnetz");
    assertEqual(chroma, signal, "chroma_cqt");
  }
}
