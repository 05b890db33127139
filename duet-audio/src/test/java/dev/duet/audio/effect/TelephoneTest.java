package dev.duet.audio.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.duet.audio.AudioException;
import dev.duet.audio.Tones;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TelephoneTest {
  @Provide
  Arbitrary<Integer> rates() {
    return Arbitraries.of(8_000, 11_025, 16_000, 22_050, 24_414, 44_100, 48_000);
  }

  @Provide
  Arbitrary<Integer> wideRates() {
    return Arbitraries.of(22_050, 24_414, 44_100, 48_000);
  }

  /** The middle half, which the borders do not touch. */
  private static float[] middle(float[] y) {
    return Arrays.copyOfRange(y, y.length / 4, y.length - y.length / 4);
  }

  /** Mean power in dB. */
  private static double level(float[] y) {
    return 10 * Math.log10(ActiveLevel.meanSquare(y) + 1e-30);
  }

  private static double gain(double hz, int rate) {
    return gain(3_400, hz, rate);
  }

  private static double gain(double edge, double hz, int rate) {
    float[] sine = Tones.sine(hz, 0.5, rate, rate / 4);
    return level(middle(Telephone.of(sine, rate, edge))) - level(middle(sine));
  }

  @Property(tries = 30)
  void aSineInTheBandKeepsItsLevelAndPlace(
      @ForAll @DoubleRange(min = 300, max = 3_400) double hz, @ForAll("rates") int rate) {
    float[] sine = Tones.sine(hz, 0.5, rate, rate / 4);
    float[] heard = Telephone.of(sine, rate);
    assertThat(level(middle(heard)) - level(middle(sine))).isCloseTo(0, within(0.1));
    float[] difference = new float[sine.length];
    for (int i = 0; i < sine.length; i++) {
      difference[i] = heard[i] - sine[i];
    }
    assertThat(level(middle(difference)) - level(middle(sine))).isLessThan(-40);
  }

  @Property(tries = 30)
  void aSineBelowTheBandIsGone(
      @ForAll @DoubleRange(min = 10, max = 180) double hz, @ForAll("rates") int rate) {
    assertThat(gain(hz, rate)).isLessThan(-70);
  }

  @Property(tries = 30)
  void aSineAboveTheBandIsGone(
      @ForAll @DoubleRange(min = 3_520, max = 11_000) double hz, @ForAll("wideRates") int rate) {
    assertThat(gain(hz, rate)).isLessThan(-70);
  }

  @Property(tries = 30)
  void aWiderBandEndsAtItsEdge(
      @ForAll @DoubleRange(min = 3_400, max = 7_000) double edge,
      @ForAll @DoubleRange(min = 0, max = 1) double place,
      @ForAll("wideRates") int rate) {
    double inside = 300 + place * (edge - 300);
    double above = edge + 120 + place * (11_000 - edge - 120);
    assertThat(gain(edge, inside, rate)).isCloseTo(0, within(0.1));
    assertThat(gain(edge, above, rate)).isLessThan(-70);
    assertThat(gain(edge, 10 + 170 * place, rate)).isLessThan(-70);
  }

  @Test
  void theNarrowestBandIsTheOldLine() {
    float[] y = Tones.noise(2, 4_000);
    assertThat(Telephone.of(y, 16_000, 3_400)).isEqualTo(Telephone.of(y, 16_000));
  }

  @Property(tries = 20)
  void theLengthStays(
      @ForAll @IntRange(min = 1, max = 5_000) int samples, @ForAll("rates") int rate) {
    float[] heard = Telephone.of(Tones.noise(3, samples), rate);
    assertThat(heard).hasSize(samples);
    for (float value : heard) {
      assertThat(Float.isFinite(value)).isTrue();
    }
  }

  @Test
  void nothingToHearIsRefused() {
    assertThatThrownBy(() -> Telephone.of(new float[0], 16_000)).isInstanceOf(AudioException.class);
    assertThatThrownBy(() -> Telephone.of(new float[] {Float.NaN}, 16_000))
        .isInstanceOf(AudioException.class);
  }
}
