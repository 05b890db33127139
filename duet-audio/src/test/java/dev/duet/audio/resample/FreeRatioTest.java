package dev.duet.audio.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.duet.audio.Golden;
import dev.duet.audio.GoldenSignals;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Resampling by ratios that are no quotient of two sample rates. */
class FreeRatioTest {
  private static float[] middle(float[] y) {
    return Arrays.copyOfRange(y, y.length / 4, y.length - y.length / 4);
  }

  private static double rms(float[] y) {
    double energy = 0;
    for (float v : y) {
      energy += (double) v * v;
    }
    return Math.sqrt(energy / y.length);
  }

  @Property(tries = 40)
  void aSineBelowTheTransitionKeepsItsLevelAndPlace(
      @ForAll @DoubleRange(min = 0.13, max = 8) double ratio,
      @ForAll @DoubleRange(min = 0.01, max = 0.91) double share) {
    double cycles = share * Math.min(1, ratio) / 2;
    float[] y = Resampler.resample(sine(cycles, 12_000), ratio);
    float[] error = sine(cycles / ratio, y.length);
    for (int i = 0; i < y.length; i++) {
      error[i] -= y[i];
    }
    assertThat(rms(middle(error))).isLessThan(2e-5);
  }

  /** A sine of so many cycles a sample. */
  private static float[] sine(double cycles, int samples) {
    float[] y = new float[samples];
    for (int i = 0; i < samples; i++) {
      y[i] = (float) Math.sin(2 * Math.PI * cycles * i);
    }
    return y;
  }

  @Property(tries = 20)
  void aSineAboveTheNewNyquistLeavesNothing(
      @ForAll @DoubleRange(min = 0.13, max = 0.9) double ratio,
      @ForAll @DoubleRange(min = 0.01, max = 0.95) double share) {
    double cycles = ratio / 2 + share * (1 - ratio) / 2;
    float[] y = Resampler.resample(sine(cycles, 12_000), ratio);
    assertThat(rms(middle(y))).isLessThan(2e-5);
  }

  @Property(tries = 40)
  void hasTheLengthOfLibrosaAndKeepsAConstant(
      @ForAll @IntRange(min = 1, max = 9000) int n,
      @ForAll @DoubleRange(min = 0.13, max = 8) double ratio) {
    float[] ones = new float[n];
    Arrays.fill(ones, 1);
    float[] y = Resampler.resample(ones, ratio);
    assertThat(y).hasSize((int) Math.ceil(n * ratio));
    int border = (int) Math.ceil(120 * Math.max(1, ratio));
    for (int i = border; i < y.length - border; i++) {
      assertThat(y[i]).isCloseTo(1, within(1e-4f));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"oaf_dog_happy", "yaf_dog_angry"})
  void equalsSoxrAwayFromTheBorders(String signal) {
    float[] y = Resampler.resample(GoldenSignals.input(signal), 16_000 / 22_050.0);
    float[] soxr = GoldenSignals.array(signal, "resample_16000");
    assertThat(y).hasSameSizeAs(soxr);
    float[] a = Arrays.copyOfRange(y, 100, y.length - 100);
    float[] b = Arrays.copyOfRange(soxr, 100, y.length - 100);
    assertThat(Golden.relativeError(a, b)).isLessThanOrEqualTo(1e-4);
  }

  @Test
  void theRatioOneGivesTheSameArray() {
    float[] y = {1, 2, 3};
    assertThat(Resampler.resample(y, 1.0)).isSameAs(y);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 0.0039, 256.1, Double.NaN})
  void otherRatiosAreRefused(double ratio) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Resampler.resample(new float[] {1}, ratio))
        .withMessageContaining("from 1/256 to 256");
  }
}
