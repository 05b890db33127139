package dev.duet.audio.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duet.audio.Tones;
import dev.duet.audio.Waveform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Mp3EncoderTest {
  private static final int BIT_RATE = 32_000;

  @ParameterizedTest
  @ValueSource(ints = {8_000, 16_000, 24_000, 44_100})
  void whatIsEncodedIsHeardAgainALittleLater(int rate) {
    Waveform sound = Tones.sine(440, 1, rate);

    byte[] bytes = Mp3Encoder.encode(sound, BIT_RATE);
    Waveform back = new AudioDecoder().decode(bytes);

    assertThat(bytes.length * 8.0).isBetween(0.9 * BIT_RATE, 1.4 * BIT_RATE);
    assertThat(back.sampleRate()).isEqualTo(rate);
    assertThat(back.seconds()).isBetween(1.0, 1.4);
    assertThat(energy(back) / energy(sound)).isBetween(0.85, 1.05);
  }

  @Test
  void aSoundShorterThanAFrameIsEncodedToo() {
    byte[] bytes = Mp3Encoder.encode(Tones.sine(440, 0.01, 16_000), BIT_RATE);

    assertThat(new AudioDecoder().decode(bytes).length()).isPositive();
  }

  @Test
  void aRateIsFoundForEveryRecording() {
    assertThat(Mp3Encoder.rateFor(24_414)).isEqualTo(24_000);
    assertThat(Mp3Encoder.rateFor(16_000)).isEqualTo(16_000);
    assertThat(Mp3Encoder.rateFor(96_000)).isEqualTo(48_000);
    assertThat(Mp3Encoder.rateFor(6_000)).isEqualTo(8_000);
  }

  @Test
  void ratesThatTheFormatLacksAreRefused() {
    assertThatThrownBy(() -> Mp3Encoder.encode(Tones.sine(440, 0.1, 24_414), BIT_RATE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("24414 Hz");
  }

  private static double energy(Waveform sound) {
    double sum = 0;
    for (float sample : sound.samples()) {
      sum += (double) sample * sample;
    }
    return sum;
  }
}
