package dev.duet.audio.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.duet.audio.AudioException;
import dev.duet.audio.AudioException.Reason;
import dev.duet.audio.Tones;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that must fail, and how: a typed exception with one sentence. */
class EffectFailuresTest {
  private static final float[] SOUND = Tones.noise(1, 4000);

  static Stream<Arguments> wrongParameters() {
    return Stream.of(
        wrong("rate of a time stretch", () -> TimeStretch.of(SOUND, 0)),
        wrong("rate of a time stretch", () -> TimeStretch.of(SOUND, 5)),
        wrong("rate of a time stretch", () -> TimeStretch.of(SOUND, Double.NaN)),
        wrong("semitones", () -> PitchShift.of(SOUND, 25)),
        wrong("semitones", () -> PitchShift.of(SOUND, Double.NEGATIVE_INFINITY)),
        wrong("speed factor", () -> Speed.of(SOUND, -1)),
        wrong("gain in dB", () -> Gain.of(SOUND, 1000)),
        wrong("factor of a voice warp", () -> VoiceWarp.of(SOUND, 22050, 3, 0)),
        wrong("tilt", () -> VoiceWarp.of(SOUND, 22050, 1, 13)),
        wrong("reverberation time", () -> Room.of(SOUND, 22050, 0, new SplittableRandom(1))),
        wrong("reverberation time", () -> Room.of(SOUND, 22050, 5.1, new SplittableRandom(1))),
        wrong(
            "direct-to-reverberant",
            () -> Room.of(SOUND, 22050, 0.5, Double.NaN, new SplittableRandom(1))),
        wrong("telephone's band", () -> Telephone.of(SOUND, 22050, 3_000)),
        wrong("telephone's band", () -> Telephone.of(SOUND, 22050, 7_001)),
        wrong("signal-to-noise", () -> Noise.add(SOUND, SOUND, 121)),
        wrong("samples of noise", () -> Noise.add(SOUND, new float[] {1}, 10)),
        wrong("SpecAugment", () -> new SpecAugment(-1, 0, 0, 0)));
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

  private interface Effect {
    float[] of(float[] samples);
  }

  static Stream<Effect> effects() {
    return Stream.of(
        y -> TimeStretch.of(y, 0.9),
        y -> PitchShift.of(y, 2),
        y -> Speed.of(y, 1.1),
        y -> Gain.of(y, 3),
        y -> TimeShift.of(y, 3),
        y -> VoiceWarp.of(y, 22050, 1.1, 2),
        y -> Room.of(y, 22050, 0.5, new SplittableRandom(1)),
        y -> Telephone.of(y, 22050, 5_000),
        y -> Noise.add(y, Noise.of(Noise.Colour.WHITE, y.length, new SplittableRandom(1)), 10));
  }

  @ParameterizedTest
  @MethodSource("effects")
  void whatIsNoSoundIsRefused(Effect effect) {
    assertReason(Reason.EMPTY, () -> effect.of(new float[0]));
    float[] poisoned = SOUND.clone();
    poisoned[1234] = Float.NaN;
    assertReason(Reason.NOT_FINITE, () -> effect.of(poisoned));
  }

  @ParameterizedTest
  @MethodSource("effects")
  void aSingleSampleIsEnough(Effect effect) {
    for (float sample : effect.of(new float[] {0.5f})) {
      assertThat(sample).isFinite();
    }
  }

  @Test
  void whatWouldLeaveNoSampleIsTooShort() {
    assertReason(Reason.TOO_SHORT, () -> TimeStretch.of(new float[] {1}, 4));
  }

  @Test
  void silenceHasNoRatio() {
    float[] silence = new float[4000];
    assertReason(Reason.SILENT, () -> Noise.add(silence, SOUND, 10));
    assertReason(Reason.SILENT, () -> Noise.add(SOUND, silence, 10));
    assertReason(Reason.SILENT, () -> Noise.babble(List.of(silence), 10, new SplittableRandom(1)));
  }

  private static void assertReason(Reason reason, ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).isInstanceOf(AudioException.class);
    assertThat(((AudioException) thrown).reason()).isEqualTo(reason);
  }
}
