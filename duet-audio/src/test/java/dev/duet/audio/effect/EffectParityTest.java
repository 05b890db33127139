package dev.duet.audio.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duet.audio.Golden;
import dev.duet.audio.GoldenSignals;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Time and pitch are moved exactly as librosa 0.10.2 moves them. */
class EffectParityTest {
  private static final double TOLERANCE = 1e-3;

  private static void assertEqual(float[] actual, String signal, String array) {
    float[] expected = GoldenSignals.array(signal, array);
    assertThat(actual).hasSameSizeAs(expected);
    int border = Math.min(512, expected.length / 8);
    float[] a = Arrays.copyOfRange(actual, border, actual.length - border);
    float[] b = Arrays.copyOfRange(expected, border, expected.length - border);
    assertThat(Golden.relativeError(a, b))
        .as("%s of %s", array, signal)
        .isLessThanOrEqualTo(TOLERANCE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"oaf_dog_happy", "yaf_dog_angry", "short300ms"})
  void timeStretch(String signal) {
    float[] y = GoldenSignals.input(signal);
    assertEqual(TimeStretch.of(y, 0.8), signal, "time_stretch_0.8");
    assertEqual(TimeStretch.of(y, 1.25), signal, "time_stretch_1.25");
  }

  @ParameterizedTest
  @ValueSource(strings = {"oaf_dog_happy", "yaf_dog_angry", "short300ms"})
  void pitchShift(String signal) {
    float[] y = GoldenSignals.input(signal);
    assertEqual(PitchShift.of(y, 2), signal, "pitch_shift_+2");
    assertEqual(PitchShift.of(y, -2), signal, "pitch_shift_-2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"oaf_dog_happy", "yaf_dog_angry", "short300ms"})
  void speedIsResampling(String signal) {
    float[] y = GoldenSignals.input(signal);
    assertEqual(Speed.of(y, 22050 / 16000.0), signal, "resample_16000");
  }
}
