package dev.duet.audio.pitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.duet.audio.Golden;
import dev.duet.audio.GoldenSignals;
import dev.duet.audio.Matrix;
import dev.duet.audio.spectrum.FrameSpec;
import dev.duet.audio.spectrum.Spectrogram;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pitch and tuning equal librosa's, of noise and silence too. */
class PitchParityTest {
  @ParameterizedTest
  @MethodSource("dev.duet.audio.GoldenSignals#longerThanNineFrames")
  void yin(String signal) {
    Matrix f0 = Yin.f0(GoldenSignals.input(signal), FrameSpec.LIBROSA, 65, 2093);
    assertThat(Golden.relativeError(f0.data(), GoldenSignals.array(signal, "yin_65_2093")))
        .isLessThanOrEqualTo(1e-4);
  }

  @ParameterizedTest
  @MethodSource("dev.duet.audio.GoldenSignals#all")
  void tuning(String signal) {
    Spectrogram s = Spectrogram.of(GoldenSignals.input(signal), FrameSpec.LIBROSA);
    assertThat(Tuning.estimate(s.magnitude(), s.spec(), 12))
        .isCloseTo(GoldenSignals.array(signal, "tuning")[0], within(1e-6));
  }
}
