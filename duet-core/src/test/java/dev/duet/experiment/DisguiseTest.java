package dev.duet.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.duet.audio.Waveform;
import dev.duet.audio.feature.SpectralShape;
import dev.duet.audio.pitch.Yin;
import dev.duet.audio.spectrum.FrameSpec;
import dev.duet.audio.spectrum.Spectrogram;
import dev.duet.audio.synth.FormantVoice;
import dev.duet.audio.synth.FormantVoice.Vowel;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A vowel of 200 Hz in every disguise. */
class DisguiseTest {
  private static final int RATE = 16000;
  private static final FrameSpec SPEC = new FrameSpec(RATE, 1024, 256);
  private static final Waveform VOWEL =
      new FormantVoice(200, 0, 0.5).speak(List.of(Vowel.A), RATE, 1);

  @Test
  void warpedVoicesKeepTimingAndMoveTheMelodyALittle() {
    List<Waveform> voices = Disguise.WARPED.of(VOWEL);
    assertThat(voices).hasSameSizeAs(WarpedVoices.VOICES);
    for (int i = 0; i < voices.size(); i++) {
      assertThat(voices.get(i).length()).isEqualTo(VOWEL.length());
      assertThat(voices.get(i).sampleRate()).isEqualTo(RATE);
      double rise = 12 * Math.log(pitch(voices.get(i)) / pitch(VOWEL)) / Math.log(2);
      assertThat(rise).isCloseTo(WarpedVoices.VOICES.get(i).semitones(), within(0.2));
    }
  }

  @Test
  void resampledVoicesChangePitchAndPaceTogether() {
    List<Waveform> voices = Disguise.RESAMPLED.of(VOWEL);
    double[] rates = {0.8, 0.87, 1.15, 1.25};
    assertThat(voices).hasSameSizeAs(rates);
    for (int i = 0; i < rates.length; i++) {
      assertThat(voices.get(i).seconds()).isCloseTo(VOWEL.seconds() / rates[i], within(1e-3));
    }
  }

  @Test
  void noisyVoicesAreEverNoisier() {
    double[] flatness =
        Disguise.NOISY.of(VOWEL).stream()
            .mapToDouble(
                voice ->
                    median(SpectralShape.flatness(Spectrogram.of(voice.samples(), SPEC)).data()))
            .toArray();
    assertThat(flatness).hasSize(3).isSorted();
  }

  @ParameterizedTest
  @EnumSource
  void aDisguiseIsTheSameEveryTime(Disguise disguise) {
    List<Waveform> first = disguise.of(VOWEL);
    List<Waveform> second = disguise.of(VOWEL);
    for (int i = 0; i < first.size(); i++) {
      assertThat(first.get(i).samples()).isEqualTo(second.get(i).samples());
    }
    assertThat(disguise.about()).isNotBlank();
  }

  private static double pitch(Waveform voice) {
    return median(Yin.f0(voice.samples(), SPEC, 65, 650).data());
  }

  private static double median(float[] values) {
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
