package dev.duet.audio.pitch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duet.audio.Waveform;
import dev.duet.audio.synth.Wordless;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VoicingTest {
  private static final int RATE = 16_000;

  /** Harmonics of a fundamental that rises from 120 to 200 Hz and falls again. */
  private static float[] melody(double seconds, int rate) {
    float[] samples = new float[(int) (seconds * rate)];
    double phase = 0;
    for (int i = 0; i < samples.length; i++) {
      phase += 2 * Math.PI * (160 - 40 * Math.cos(2 * Math.PI * i / rate)) / rate;
      for (int k = 1; k <= 6; k++) {
        samples[i] += (float) (0.1 / k * Math.sin(k * phase));
      }
    }
    return samples;
  }

  @ParameterizedTest
  @EnumSource(Wordless.class)
  void whereNobodySpeaksThereIsHardlyEverAVoice(Wordless kind) {
    long voices =
        IntStream.range(0, 40).filter(seed -> Voicing.isIn(kind.sound(RATE, seed))).count();
    assertThat(voices).isLessThanOrEqualTo(8);
  }

  @ParameterizedTest
  @ValueSource(ints = {8_000, 16_000, 22_050, 48_000})
  void aMelodyIsAVoiceAtEveryRate(int rate) {
    assertThat(Voicing.isIn(Waveform.mono(melody(1, rate), rate))).isTrue();
  }

  @Test
  void levelAndOffsetDecideNothing() {
    for (float gain : new float[] {0.01f, 0.1f, 1, 5}) {
      float[] samples = melody(1, RATE);
      for (int i = 0; i < samples.length; i++) {
        samples[i] = gain * samples[i] + 0.2f * gain;
      }
      assertThat(Voicing.isIn(Waveform.mono(samples, RATE))).as("gain %s", gain).isTrue();
    }
  }

  @Test
  void aVoiceThatIsClearOnceIsFollowedIntoItsHoarseness() {
    assertThat(IntStream.range(0, 10).filter(seed -> Voicing.isIn(hoarse(melody(1, RATE), seed))))
        .hasSizeGreaterThan(6);
    assertThat(IntStream.range(0, 10).filter(seed -> Voicing.isIn(hoarse(new float[RATE], seed))))
        .isEmpty();
  }

  /** Under noise nearly as loud as the melody, but for 80 ms in the middle. */
  private static Waveform hoarse(float[] samples, int seed) {
    Random random = new Random(seed);
    for (int i = 0; i < samples.length; i++) {
      boolean isClear = Math.abs(i - samples.length / 2) < 0.04 * RATE;
      samples[i] += (float) (isClear ? 0 : 0.07 * random.nextGaussian());
    }
    return Waveform.mono(samples, RATE);
  }

  @Test
  void aVoiceIsFoundLateInALongSilence() {
    float[] samples = new float[35 * RATE];
    System.arraycopy(melody(1, RATE), 0, samples, 31 * RATE, RATE);
    assertThat(Voicing.isIn(Waveform.mono(samples, RATE))).isTrue();
  }

  @Test
  void nothingIsNoVoice() {
    assertThat(Voicing.isIn(Waveform.mono(new float[0], RATE))).isFalse();
    assertThat(Voicing.isIn(Waveform.mono(new float[100], RATE))).isFalse();
    assertThat(Voicing.isIn(Waveform.mono(new float[RATE], RATE))).isFalse();
  }
}
