package dev.duet.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duet.TinyBundle;
import dev.duet.audio.Waveform;
import dev.duet.emotion.Emotion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SoundChangeTest {
  private static final Waveform VOICE = TinyBundle.utterance(Emotion.JOY, 3);

  private static double energy(float[] samples, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) samples[i] * samples[i];
    }
    return sum;
  }

  @ParameterizedTest
  @EnumSource
  void everyChangeIsTheSameEveryTimeAndFitsAFile(SoundChange change) {
    float[] once = change.of(VOICE).samples();

    assertThat(change.of(VOICE).samples()).containsExactly(once);
    for (float sample : once) {
      assertThat(sample).isBetween(-1f, 1f);
    }
  }

  @Test
  void whatIsTooLoudIsCutOff() {
    assertThat(SoundChange.LOUDER.of(VOICE).samples()).contains(-1f, 32_767 / 32_768f);
  }

  @Test
  void whatIsSoftHasATenthOfTheAmplitude() {
    float[] soft = SoundChange.SOFTER.of(VOICE).samples();

    double ratio = energy(soft, 0, soft.length) / energy(VOICE.samples(), 0, VOICE.length());
    assertThat(ratio).isBetween(0.0099, 0.0101);
  }

  @Test
  void aSecondIsAddedOnEachSide() {
    int rate = VOICE.sampleRate();
    float[] silent = SoundChange.DIGITAL_SILENCE.of(VOICE).samples();
    float[] room = SoundChange.QUIET_ROOM.of(VOICE).samples();

    assertThat(silent).hasSize(VOICE.length() + 2 * rate);
    assertThat(room).hasSameSizeAs(silent);
    assertThat(energy(silent, 0, rate)).isZero();
    assertThat(energy(room, 0, rate)).isPositive();
    assertThat(energy(room, 0, rate)).isLessThan(1e-3 * energy(room, rate, room.length - rate));
  }
}
