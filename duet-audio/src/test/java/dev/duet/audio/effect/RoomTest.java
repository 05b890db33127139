package dev.duet.audio.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.duet.audio.Golden;
import dev.duet.audio.Tones;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RoomTest {
  private static final int RATE = 16_000;

  @Provide
  Arbitrary<Integer> rates() {
    return Arbitraries.of(8_000, 16_000, 22_050, 48_000);
  }

  private static SplittableRandom room(long seed) {
    return new SplittableRandom(seed);
  }

  /** What a room makes of one sample of 1, until all of it has died away. */
  private static float[] response(int rate, double seconds, double ratioDb, long seed) {
    float[] click = new float[(int) ((seconds + 0.02) * rate)];
    click[0] = 1;
    return Room.of(click, rate, seconds, ratioDb, room(seed));
  }

  /** Energy from each sample on (M. R. Schroeder, New method of measuring reverberation time). */
  private static double[] energyFrom(float[] response) {
    double[] energy = new double[response.length + 1];
    for (int i = response.length - 1; i >= 0; i--) {
      energy[i] = energy[i + 1] + (double) response[i] * response[i];
    }
    return energy;
  }

  private static int firstBelow(double[] energy, double decibels) {
    int at = 1;
    while (10 * Math.log10(energy[at] / energy[1]) > decibels) {
      at++;
    }
    return at;
  }

  @Property(tries = 40)
  void theReverberationFallsBySixtyDecibelsInItsTime(
      @ForAll @DoubleRange(min = 0.2, max = 2) double seconds,
      @ForAll("rates") int rate,
      @ForAll @LongRange(min = 0, max = 1000) long seed) {
    double[] energy = energyFrom(response(rate, seconds, 0, seed));
    // ISO 3382's T30: twice what it takes from 5 to 35 dB below.
    double t30 = 2.0 * (firstBelow(energy, -35) - firstBelow(energy, -5)) / rate;
    assertThat(t30).isCloseTo(seconds, within(0.12 * seconds));
  }

  @Property(tries = 40)
  void theDirectSoundLiesAboveTheReverberationByTheRatio(
      @ForAll @DoubleRange(min = 0.05, max = 2) double seconds,
      @ForAll @DoubleRange(min = -20, max = 40) double ratioDb,
      @ForAll("rates") int rate,
      @ForAll @LongRange(min = 0, max = 1000) long seed) {
    double[] energy = energyFrom(response(rate, seconds, ratioDb, seed));
    assertThat(10 * Math.log10((energy[0] - energy[1]) / energy[1]))
        .isCloseTo(ratioDb, within(0.01));
    assertThat(energy[0]).as("energy of all").isCloseTo(1, within(1e-4));
  }

  @Property(tries = 40)
  void nothingIsHeardBetweenTheDirectSoundAndTheFirstReverberation(
      @ForAll("rates") int rate, @ForAll @LongRange(min = 0, max = 1000) long seed) {
    float[] response = response(rate, 0.3, 0, seed);
    int start = 1;
    while (Math.abs(response[start]) < 1e-6) {
      start++;
    }
    assertThat((double) start / rate).isBetween(0.0029, 0.0135);
  }

  @Test
  void veryNearThereIsNoRoom() {
    float[] y = Tones.vowel(120, 180, 0.5, RATE).samples();
    assertThat(Golden.relativeError(Room.of(y, RATE, 0.6, 120, room(1)), y)).isLessThan(1e-5);
  }

  @Property(tries = 20)
  void theSumOfSoundsReverberatesAsTheSoundsDo(
      @ForAll @DoubleRange(min = -3, max = 3) double gain,
      @ForAll @LongRange(min = 0, max = 1000) long seed) {
    float[] x = Tones.noise(1, 5000);
    float[] y = Tones.vowel(120, 180, 5000.0 / RATE, RATE).samples();
    float[] sum = new float[x.length];
    float[] expected = new float[x.length];
    float[] roomOfX = Room.of(x, RATE, 0.4, 3, room(seed));
    float[] roomOfY = Room.of(y, RATE, 0.4, 3, room(seed));
    for (int i = 0; i < sum.length; i++) {
      sum[i] = (float) (gain * x[i] + y[i]);
      expected[i] = (float) (gain * roomOfX[i] + roomOfY[i]);
    }
    assertThat(Golden.relativeError(Room.of(sum, RATE, 0.4, 3, room(seed)), expected))
        .isLessThan(1e-5);
  }

  @Property(tries = 20)
  void aSoundStaysAboutAsLoudAndAsLong(
      @ForAll @DoubleRange(min = 0.05, max = 1) double seconds,
      @ForAll("rates") int rate,
      @ForAll @LongRange(min = 0, max = 1000) long seed) {
    float[] y = Tones.noise(seed, 3 * rate);
    float[] heard = Room.of(y, rate, seconds, room(seed));
    assertThat(heard).hasSameSizeAs(y);
    double change = 10 * Math.log10(ActiveLevel.meanSquare(heard) / ActiveLevel.meanSquare(y));
    assertThat(change).isBetween(-1.5, 0.5);
  }

  @Test
  void aLongRecordingReverberatesAsItsPartsDo() {
    float[] y = Tones.noise(4, 40 * RATE);
    float[] heard = Room.of(y, RATE, 0.5, 0, room(5));
    int from = 30 * RATE;
    float[] part = Room.of(Arrays.copyOfRange(y, from, y.length), RATE, 0.5, 0, room(5));
    // When what was said before has died away.
    int dead = (int) (0.6 * RATE);
    assertThat(
            Golden.relativeError(
                Arrays.copyOfRange(heard, from + dead, y.length),
                Arrays.copyOfRange(part, dead, part.length)))
        .isLessThan(1e-5);
  }

  @Test
  void silenceStaysSilentAndOneSampleIsEnough() {
    assertThat(Room.of(new float[3000], RATE, 0.5, room(1))).containsOnly(0f);
    for (int samples = 1; samples < 300; samples++) {
      for (float sample : Room.of(Tones.noise(samples, samples), RATE, 0.5, room(samples))) {
        assertThat(sample).isFinite();
      }
    }
  }

  @Test
  void theSameStateGivesTheSameRoom() {
    float[] y = Tones.noise(1, 2000);
    assertThat(Room.of(y, RATE, 0.5, room(1)))
        .isEqualTo(Room.of(y, RATE, 0.5, room(1)))
        .isNotEqualTo(Room.of(y, RATE, 0.5, room(2)));
  }
}
