package dev.duet.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.duet.audio.Waveform;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpansTest {
  private static final int RATE = 16000;

  private static Waveform tone(double seconds) {
    float[] samples = new float[(int) (seconds * RATE)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.5 * Math.sin(0.2 * i));
    }
    return Waveform.mono(samples, RATE);
  }

  @ParameterizedTest(name = "{0} s: {1} spans")
  @CsvSource({"0.1, 1", "0.3, 1", "1, 4", "2.1, 8", "8, 32", "20, 32", "60, 16", "600, 8"})
  void growInLongRecordingsSoThatTheWorkIsBounded(double seconds, int count) {
    Spans spans = new Spans(tone(seconds));
    assertThat(spans.count()).isEqualTo(count);
    assertThat(spans.start(0)).isZero();
    assertThat(spans.start(count)).isCloseTo(seconds, within(1e-3));
  }

  @Test
  void leaveTheRestAsItIsAndFadeIntoNoiseFarBelowIt() {
    Waveform sound = tone(1);
    float[] whole = sound.samples();
    float[] rest = new Spans(sound).without(1, 3).samples();
    assertThat(rest).hasSameSizeAs(whole);
    int from = RATE / 4;
    int to = 3 * RATE / 4;
    assertThat(Arrays.copyOf(rest, from)).isEqualTo(Arrays.copyOf(whole, from));
    assertThat(Arrays.copyOfRange(rest, to, RATE)).isEqualTo(Arrays.copyOfRange(whole, to, RATE));
    double sum = 0;
    for (int i = from + 160; i < to - 160; i++) {
      sum += rest[i] * rest[i];
    }
    double level = Math.sqrt(sum / (to - from - 320)) / (0.5 / Math.sqrt(2));
    assertThat(level)
        .as("no softer moments, so 40 dB below the tone")
        .isCloseTo(0.01, within(1e-3));
    for (int i = 1; i < rest.length; i++) {
      assertThat(Math.abs(rest[i] - rest[i - 1])).as("no click at %d", i).isLessThan(0.15f);
    }
  }

  @Test
  void areAlwaysTheSame() {
    assertThat(new Spans(tone(1)).without(0, 1).samples())
        .isEqualTo(new Spans(tone(1)).without(0, 1).samples());
  }
}
