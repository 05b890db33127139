package dev.duet.audio.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.duet.audio.AudioException;
import dev.duet.audio.AudioException.Reason;
import dev.duet.audio.Matrix;
import dev.duet.audio.Tones;
import dev.duet.audio.effect.Trim;
import dev.duet.audio.filter.ChromaFilterBank;
import dev.duet.audio.filter.ConstantQBasis;
import dev.duet.audio.filter.Dct;
import dev.duet.audio.filter.MelFilterBank;
import dev.duet.audio.pitch.Yin;
import dev.duet.audio.resample.Resampler;
import dev.duet.audio.spectrum.FrameSpec;
import dev.duet.audio.spectrum.RealFft;
import dev.duet.audio.spectrum.Spectrogram;
import dev.duet.audio.spectrum.Stft;
import java.util.Arrays;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that must fail, and how: a typed exception with one sentence. */
class FeatureFailuresTest {
  private static final FrameSpec FRAMES = FrameSpec.LIBROSA;
  private static final float[] SOUND = Tones.noise(1, 4000);
  private static final Matrix TEN_FRAMES = Matrix.zeros(1, 10);

  static Stream<Arguments> wrongParameters() {
    return Stream.of(
        wrong("sample rate", () -> new FrameSpec(0, 2048, 512)),
        wrong("sample rate", () -> new FrameSpec(-22050, 2048, 512)),
        wrong("n_fft", () -> new FrameSpec(22050, 1, 512)),
        wrong("n_fft", () -> new FrameSpec(22050, 0, 512)),
        wrong("n_fft", () -> new FrameSpec(22050, Integer.MAX_VALUE, 512)),
        wrong("n_fft", () -> RealFft.of(1)),
        wrong("hop", () -> new FrameSpec(22050, 2048, 0)),
        wrong("hop", () -> ConstantQ.of(SOUND, 22050, -1, 0)),
        wrong("n_mels", () -> new FeatureSpec(FRAMES, 1026, 40, 65, 2093)),
        wrong("n_mels", () -> new FeatureSpec(FRAMES, 0, 40, 65, 2093)),
        wrong("n_mels", () -> MelFilterBank.of(FRAMES, 1026, 0, 11025)),
        wrong("n_mfcc", () -> new FeatureSpec(FRAMES, 128, 129, 65, 2093)),
        wrong("n_mfcc", () -> FeatureSpec.DEFAULT.withCoefficients(0)),
        wrong("coefficients", () -> Mfcc.of(TEN_FRAMES, 2)),
        wrong("coefficients", () -> Dct.of(40, 0)),
        wrong("mel frequencies", () -> MelFilterBank.of(FRAMES, 40, 0, 11026)),
        wrong("mel frequencies", () -> MelFilterBank.of(FRAMES, 40, 500, 400)),
        wrong("mel frequencies", () -> MelFilterBank.of(FRAMES, 40, Double.NaN, 400)),
        wrong("bins", () -> MelFilterBank.of(FRAMES, 40, 0, 8000).apply(TEN_FRAMES)),
        wrong("rows", () -> new Spectrogram(TEN_FRAMES, FRAMES)),
        wrong("values", () -> new Stft(new float[3], 1, FRAMES)),
        wrong("window", () -> Stft.of(SOUND, FRAMES, new double[7])),
        wrong("tuning", () -> ChromaFilterBank.of(FRAMES, 0.6)),
        wrong("octave", () -> ConstantQBasis.of(0.3)),
        wrong("sample rate", () -> Chroma.ofConstantQ(SOUND, 8000, 512)),
        wrong("sample rate", () -> contrast(new FrameSpec(8000, 2048, 512))),
        wrong("longer frames", () -> contrast(new FrameSpec(22050, 64, 16))),
        wrong("order", () -> Delta.of(TEN_FRAMES, 3)),
        wrong("width", () -> Delta.of(TEN_FRAMES, 1, 4)),
        wrong("width", () -> Delta.of(TEN_FRAMES, 1, 1)),
        wrong("dB", () -> Decibels.ofPower(TEN_FRAMES, 1, -1)),
        wrong("share", () -> SpectralShape.rollOff(Spectrogram.of(SOUND, FRAMES), 1)),
        wrong("no frame", () -> TimeStatistics.of(Matrix.zeros(3, 0))),
        wrong("f0", () -> new FeatureSpec(FRAMES, 128, 40, 0, 2093)),
        wrong("f0", () -> Yin.f0(SOUND, FRAMES, 0, 2093)),
        wrong("f0", () -> Yin.f0(SOUND, FRAMES, 300, 200)),
        wrong("f0", () -> Yin.f0(SOUND, FRAMES, 65, 11026)),
        wrong("too short", () -> Yin.f0(SOUND, new FrameSpec(22050, 16, 8), 65, 2093)),
        wrong("dB", () -> Trim.find(SOUND, 0, FRAMES)),
        wrong("dB", () -> Trim.trim(SOUND, Double.NaN)),
        wrong("sample rates", () -> Resampler.resample(SOUND, 0, 16000)),
        wrong("sample rates", () -> Resampler.resample(SOUND, 16000, -1)),
        wrong("two steps", () -> Resampler.resample(SOUND, 192_000, 500)),
        wrong("one array", () -> Resampler.resample(new float[9_000_000], 1, 256)),
        wrong("choose from", () -> Feature.named("mfccs")));
  }

  private static Matrix contrast(FrameSpec spec) {
    return SpectralContrast.of(Spectrogram.of(SOUND, spec));
  }

  private static Arguments wrong(String word, ThrowingCallable call) {
    return arguments(word, call);
  }

  @ParameterizedTest
  @MethodSource("wrongParameters")
  void aWrongParameterIsNamed(String word, ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).isExactlyInstanceOf(IllegalArgumentException.class);
    assertThat(thrown).hasMessageContaining(word);
    assertThat(thrown.getMessage()).doesNotContain("\n");
  }

  static Stream<Arguments> computations() {
    return Stream.of(
        computation(y -> Spectrogram.of(y, FRAMES)),
        computation(y -> Stft.of(y, FRAMES)),
        computation(y -> Rms.of(y, FRAMES)),
        computation(y -> ZeroCrossingRate.of(y, FRAMES)),
        computation(y -> Chroma.ofConstantQ(y, 22050, 512)),
        computation(y -> ConstantQ.of(y, 22050, 512, 0)),
        computation(y -> Yin.f0(y, FRAMES, 65, 2093)),
        computation(y -> Trim.trim(y, 60)),
        computation(y -> Resampler.resample(y, 44100, 16000)),
        computation(y -> new Analysis(y, FeatureSpec.DEFAULT)));
  }

  private interface Computation {
    void of(float[] samples);
  }

  private static Arguments computation(Computation computation) {
    return arguments(computation);
  }

  @ParameterizedTest
  @MethodSource("computations")
  void whatIsNoSoundIsRefused(Computation computation) {
    assertRefused(computation, new float[0], Reason.EMPTY);
    for (float poison : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      float[] y = SOUND.clone();
      y[1234] = poison;
      assertRefused(computation, y, Reason.NOT_FINITE);
    }
  }

  private static void assertRefused(Computation computation, float[] y, Reason reason) {
    Throwable thrown = catchThrowable(() -> computation.of(y));
    assertThat(thrown).isInstanceOf(AudioException.class);
    assertThat(((AudioException) thrown).reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @EnumSource
  void aFeatureOfTooFewFramesSaysSoOrIsComputed(Feature feature) {
    Throwable thrown = catchThrowable(() -> feature.of(new float[] {1}, FeatureSpec.DEFAULT));
    if (feature == Feature.MFCC_DELTA || feature == Feature.MFCC_DELTA2) {
      assertThat(((AudioException) thrown).reason()).isEqualTo(Reason.TOO_SHORT);
    } else {
      assertThat(thrown).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theLoudestSamplesThereAreGiveNoNaN(Feature feature) {
    float[] y = new float[9000];
    Arrays.fill(y, 1e9f);
    for (float v : feature.of(y, FeatureSpec.DEFAULT).data()) {
      assertThat(v).isFinite();
    }
  }

  @ParameterizedTest
  @MethodSource("hugeSpectrograms")
  void aSpectrogramThatWouldNotFitIsRefused(ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).isInstanceOf(AudioException.class);
    assertThat(((AudioException) thrown).reason()).isEqualTo(Reason.TOO_LONG);
  }

  static Stream<ThrowingCallable> hugeSpectrograms() {
    float[] y = new float[1_000_000];
    FrameSpec spec = new FrameSpec(22050, 2048, 1);
    return Stream.of(() -> Spectrogram.of(y, spec), () -> Stft.of(y, spec));
  }
}
