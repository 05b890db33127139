package dev.duet.audio.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.duet.audio.Golden;
import dev.duet.audio.GoldenSignals;
import dev.duet.audio.Tones;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplerTest {
  /** Where soxr HQ's pass band ends, as a share of the lower Nyquist frequency. */
  private static final double PASS = 0.913;

  private static float[] sine(double hz, int rate, int samples) {
    return Tones.sine(hz, 1, rate, samples);
  }

  /** The middle half, which the borders do not touch. */
  private static float[] middle(float[] y) {
    return Arrays.copyOfRange(y, y.length / 4, y.length - y.length / 4);
  }

  private static double level(float[] y) {
    double energy = 0;
    for (float v : y) {
      energy += (double) v * v;
    }
    return 10 * Math.log10(2 * energy / y.length + 1e-30);
  }

  @ParameterizedTest
  @CsvSource({
    "44100, 22050",
    "24414, 22050",
    "96000, 16000",
    "48000, 22050",
    "22050, 16000",
    "16000, 22050",
    "8000, 44100",
    "44101, 22050",
    "22050, 22051",
    "192000, 191999"
  })
  void aSineBelowTheTransitionKeepsItsLevelAndPlace(int from, int to) {
    double nyquist = Math.min(from, to) / 2.0;
    for (double share : new double[] {0.01, 0.3, 0.7, PASS}) {
      double hz = share * nyquist;
      float[] y = Resampler.resample(sine(hz, from, from / 2), from, to);
      float[] expected = sine(hz, to, y.length);
      assertThat(level(middle(y)) - level(middle(expected)))
          .as("level at %s Hz", hz)
          .isCloseTo(0, within(0.01));
      for (int i = 0; i < y.length; i++) {
        expected[i] -= y[i];
      }
      // No delay, no image: the difference from the ideal answer is 100 dB down.
      assertThat(level(middle(expected))).as("difference at %s Hz", hz).isLessThan(-100);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "44100, 22050",
    "24414, 22050",
    "96000, 16000",
    "48000, 22050",
    "22050, 16000",
    "44101, 22050",
    "192000, 191999"
  })
  void aSineAboveTheNewNyquistLeavesNothing(int from, int to) {
    double span = (from - to) / 2.0;
    for (double share : new double[] {0.001, 0.1, 0.5, 0.9}) {
      double hz = to / 2.0 + share * span;
      float[] y = Resampler.resample(sine(hz, from, from / 2), from, to);
      assertThat(level(middle(y))).as("alias of %s Hz", hz).isLessThan(-100);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"oaf_dog_happy", "yaf_dog_angry", "short300ms"})
  void equalsSoxrAwayFromTheBorders(String signal) {
    float[] y = Resampler.resample(GoldenSignals.input(signal), 22050, 16000);
    float[] soxr = GoldenSignals.array(signal, "resample_16000");
    assertThat(y).hasSameSizeAs(soxr);
    int border = Math.min(100, y.length / 8);
    float[] a = Arrays.copyOfRange(y, border, y.length - border);
    float[] b = Arrays.copyOfRange(soxr, border, y.length - border);
    assertThat(Golden.relativeError(a, b)).isLessThanOrEqualTo(1e-4);
  }

  @Property(tries = 40)
  void hasTheLengthOfLibrosaAndKeepsAConstant(
      @ForAll @IntRange(min = 1, max = 3000) int n,
      @ForAll @IntRange(min = 4000, max = 200_000) int from,
      @ForAll @IntRange(min = 4000, max = 200_000) int to) {
    float[] ones = new float[n];
    Arrays.fill(ones, 1);
    float[] y = Resampler.resample(ones, from, to);
    assertThat(y.length).isEqualTo((int) Math.ceil(n * ((double) to / from)));
    int border = (int) Math.ceil(103 * Math.max(1, (double) to / from));
    for (int i = border; i < y.length - border; i++) {
      assertThat(y[i]).isCloseTo(1, within(1e-4f));
    }
  }

  @Property(tries = 15)
  void thereAndBackGivesTheSameSound(
      @ForAll @DoubleRange(min = 50, max = 7000) double hz,
      @ForAll @IntRange(min = 16_000, max = 48_000) int rate) {
    float[] y = sine(hz, 16000, 4000);
    float[] back = Resampler.resample(Resampler.resample(y, 16000, rate), rate, 16000);
    for (int i = 1000; i < 3000; i++) {
      assertThat(back[i]).isCloseTo(y[i], within(1e-4f));
    }
  }

  @Test
  void equalRatesGiveTheSameArray() {
    float[] y = {1, 2, 3};
    assertThat(Resampler.resample(y, 16000, 16000)).isSameAs(y);
  }

  @Test
  void aSingleSampleIsEnough() {
    assertThat(Resampler.resample(new float[] {1}, 44100, 16000)).hasSize(1);
    assertThat(Resampler.resample(new float[] {1}, 8000, 16000)).hasSize(2);
  }
}
