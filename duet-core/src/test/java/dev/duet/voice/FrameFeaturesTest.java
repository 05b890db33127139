package dev.duet.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.duet.audio.AudioException;
import dev.duet.audio.AudioException.Reason;
import dev.duet.audio.Matrix;
import dev.duet.audio.Waveform;
import dev.duet.audio.synth.FormantVoice;
import dev.duet.audio.synth.FormantVoice.Vowel;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameFeaturesTest {
  private static final int RATE = 16000;
  private static final int HOP = 256;
  private static final int MFCC = 13;

  private static FrameFeatures plain(double trimDb, int average, Normalisation normalisation) {
    return new FrameFeatures(
        RATE, 512, HOP, MFCC, 0, false, false, false, trimDb, average, normalisation);
  }

  /** Half a second of voice between 0.15 s of silence. */
  private static Waveform voice() {
    return new FormantVoice(150, 5, 0.25).speak(List.of(Vowel.A, Vowel.I), RATE, 1);
  }

  @Property(tries = 20)
  void theWidthIsTheNumberOfRows(
      @ForAll @IntRange(min = 1, max = 40) int mfcc,
      @ForAll @IntRange(max = 2) int deltas,
      @ForAll boolean chroma,
      @ForAll boolean energy,
      @ForAll boolean pitch,
      @ForAll @IntRange(min = 1, max = 4) int average,
      @ForAll Normalisation normalisation) {
    FrameFeatures features =
        new FrameFeatures(
            RATE, 512, HOP, mfcc, deltas, chroma, energy, pitch, 30, average, normalisation);
    Matrix frames = features.of(voice());
    assertThat(frames.rows()).isEqualTo(features.width());
    assertThat(frames.data()).doesNotContain(Float.NaN);
  }

  @Property(tries = 20)
  void aGainMovesNothingButTheMeanOfTheFirstCoefficient(
      @ForAll @DoubleRange(min = 0.1, max = 1.9) double gain) {
    FrameFeatures features = plain(30, 1, Normalisation.NONE);
    Matrix before = features.of(voice());
    Matrix after = features.of(louder(voice(), gain));
    // The DCT is orthonormal, so the same decibels in every band are root-of-bands as many here.
    double shift = 20 * Math.log10(gain) * Math.sqrt(128);
    for (int t = 0; t < before.columns(); t++) {
      assertThat((double) after.get(0, t) - before.get(0, t)).isCloseTo(shift, within(0.01));
      for (int row = 1; row < MFCC; row++) {
        assertThat(after.get(row, t)).isCloseTo(before.get(row, t), within(0.01f));
      }
    }
  }

  @Property(tries = 20)
  void withoutItsMeanAGainChangesNothing(@ForAll @DoubleRange(min = 0.1, max = 1.9) double gain) {
    FrameFeatures features =
        new FrameFeatures(RATE, 512, HOP, 13, 2, true, true, true, 30, 2, Normalisation.MEAN);
    assertThat(features.of(louder(voice(), gain)).data())
        .containsExactly(features.of(voice()).data(), within(0.01f));
  }

  private static Waveform louder(Waveform sound, double gain) {
    float[] samples = sound.samples().clone();
    for (int i = 0; i < samples.length; i++) {
      samples[i] *= (float) gain;
    }
    return Waveform.mono(samples, sound.sampleRate());
  }

  @Test
  void silentMarginsAreLeftOut() {
    FrameFeatures features = plain(30, 1, Normalisation.MEAN);
    Waveform voice = voice();
    float[] padded = new float[voice.length() + 2 * RATE];
    // A multiple of the hop, so that the frames fall on the same samples.
    System.arraycopy(voice.samples(), 0, padded, 62 * HOP, voice.length());
    Matrix trimmed = features.of(Waveform.mono(padded, RATE));
    assertThat(trimmed.columns()).isBetween(24, 34);
    assertThat(trimmed.data()).isEqualTo(features.of(voice).data());
    assertThat(plain(0, 1, Normalisation.MEAN).of(Waveform.mono(padded, RATE)).columns())
        .isEqualTo(1 + padded.length / HOP);
  }

  @Test
  void averagingMakesOneFrameOfTwo() {
    Matrix every = plain(30, 1, Normalisation.NONE).of(voice());
    Matrix means = plain(30, 2, Normalisation.NONE).of(voice());
    assertThat(means.columns()).isEqualTo(every.columns() / 2);
    for (int t = 0; t < means.columns(); t++) {
      assertThat(means.get(3, t))
          .isCloseTo((every.get(3, 2 * t) + every.get(3, 2 * t + 1)) / 2, within(1e-3f));
    }
  }

  @Test
  void averagingOverMoreThanThereIsKeepsWhatThereIs() {
    Matrix every = plain(30, 1, Normalisation.NONE).of(voice());
    assertThat(plain(30, 1000, Normalisation.NONE).of(voice()).data()).isEqualTo(every.data());
  }

  @ParameterizedTest
  @CsvSource({"MEAN", "MEAN_VARIANCE"})
  void normalisedCepstraHaveNoMean(Normalisation normalisation) {
    Matrix frames = plain(30, 1, normalisation).of(voice());
    for (int row = 0; row < frames.rows(); row++) {
      double mean = 0;
      double square = 0;
      for (float value : frames.row(row)) {
        mean += value / frames.columns();
        square += value * value / frames.columns();
      }
      assertThat(mean).isCloseTo(0, within(1e-4));
      if (normalisation == Normalisation.MEAN_VARIANCE) {
        assertThat(square).isCloseTo(1, within(1e-4));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8000, 16000, 22050, 44100, 48000})
  void aTenthOfASecondIsEnough(int rate) {
    FrameFeatures features =
        new FrameFeatures(22050, 2048, 512, 40, 2, true, true, true, 30, 2, Normalisation.MEAN);
    Waveform click = Waveform.mono(harmonics(rate, rate / 10), rate);
    Matrix frames = features.of(click);
    assertThat(frames.columns()).isPositive();
    for (float value : frames.data()) {
      assertThat(value).isFinite();
    }
  }

  @Test
  void whatCannotBeHeardIsRefused() {
    FrameFeatures features = plain(30, 1, Normalisation.MEAN);
    float[] faint = new float[RATE];
    Arrays.fill(faint, 5e-5f);
    float[] broken = new float[RATE];
    Arrays.fill(broken, Float.NaN);
    assertRefused(features, Reason.TOO_SHORT, new float[RATE / 10 - 1]);
    assertRefused(features, Reason.TOO_SHORT, new float[0]);
    assertRefused(features, Reason.SILENT, new float[RATE]);
    assertRefused(features, Reason.SILENT, faint);
    assertRefused(features, Reason.NOT_FINITE, broken);
  }

  private static void assertRefused(FrameFeatures features, Reason reason, float[] samples) {
    assertThatThrownBy(() -> features.of(Waveform.mono(samples, RATE)))
        .isInstanceOfSatisfying(
            AudioException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void theSameSoundAtAnotherRateHasNearlyTheSameFeatures() {
    FrameFeatures features =
        new FrameFeatures(22050, 2048, 512, 40, 1, false, true, true, 30, 2, Normalisation.MEAN);
    Matrix native22 = features.of(Waveform.mono(harmonics(22050, 22050), 22050));
    Matrix from44 = features.of(Waveform.mono(harmonics(44100, 44100), 44100));
    assertThat(from44.columns()).isEqualTo(native22.columns());
    assertThat(from44.data()).containsExactly(native22.data(), within(0.5f));
  }

  /** A tone of ten harmonics, all below 8 kHz, that swells and dies away. */
  private static float[] harmonics(int rate, int length) {
    float[] samples = new float[length];
    for (int n = 0; n < length; n++) {
      double swell = Math.sin(Math.PI * n / length);
      for (int k = 1; k <= 10; k++) {
        samples[n] += (float) (0.3 / k * swell * Math.sin(2 * Math.PI * 220 * k * n / rate));
      }
    }
    return samples;
  }

  @Test
  void channelsAreMixed() {
    FrameFeatures features = plain(30, 1, Normalisation.MEAN);
    float[] samples = voice().samples();
    Waveform stereo = new Waveform(new float[][] {samples, samples}, RATE);
    assertThat(features.of(stereo).data()).isEqualTo(features.of(voice()).data());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 30, 1, mfcc",
    "129, 0, 30, 1, mfcc",
    "13, 3, 30, 1, deltas",
    "13, 0, -1, 1, trimDb",
    "13, 0, NaN, 1, trimDb",
    "13, 0, 30, 0, average",
  })
  void whatIsOutOfRangeIsNamed(int mfcc, int deltas, double trimDb, int average, String named) {
    assertThatThrownBy(
            () ->
                new FrameFeatures(
                    RATE,
                    512,
                    HOP,
                    mfcc,
                    deltas,
                    false,
                    false,
                    false,
                    trimDb,
                    average,
                    Normalisation.MEAN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(named);
  }
}
