package dev.duet.audio.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.duet.audio.Tones;
import dev.duet.audio.spectrum.FrameSpec;
import dev.duet.audio.spectrum.Spectrogram;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class NoiseTest {
  private static final int LENGTH = 22_050;

  /** Half a second of a sine between two pauses. */
  private static float[] soundAmongPauses() {
    float[] y = new float[3 * LENGTH];
    System.arraycopy(Tones.sine(440, 0.3, LENGTH, LENGTH), 0, y, LENGTH, LENGTH);
    return y;
  }

  @Property(tries = 30)
  void theRatioIsAsAskedOverWhatIsHeard(
      @ForAll @DoubleRange(min = -10, max = 40) double snr, @ForAll Noise.Colour colour) {
    float[] y = soundAmongPauses();
    float[] sum = Noise.add(y, Noise.of(colour, y.length, new SplittableRandom(1)), snr);
    double noise = 0;
    for (int i = 0; i < y.length; i++) {
      noise += Math.pow((double) sum[i] - y[i], 2);
    }
    double heard = 0.3 * 0.3 / 2;
    // The first and the last frame of the sound are not full.
    assertThat(10 * Math.log10(heard / (noise / y.length))).isCloseTo(snr, within(0.15));
  }

  @Test
  void pinkNoiseFallsByThreeDecibelsAnOctaveAndWhiteNoiseDoesNot() {
    SplittableRandom random = new SplittableRandom(2);
    float[] pink = Noise.of(Noise.Colour.PINK, 8 * LENGTH, random);
    float[] white = Noise.of(Noise.Colour.WHITE, 8 * LENGTH, random);
    for (double hz = 200; hz < 4000; hz *= 2) {
      assertThat(level(pink, hz) - level(pink, 2 * hz)).isCloseTo(3.01, within(0.5));
      assertThat(level(white, hz) - level(white, 2 * hz)).isCloseTo(0, within(0.5));
    }
  }

  /** Mean power per hertz in the octave above a frequency, in dB. */
  private static double level(float[] y, double hz) {
    Spectrogram s = Spectrogram.of(y, FrameSpec.LIBROSA);
    double sum = 0;
    int count = 0;
    for (int bin = 0; bin < s.spec().bins(); bin++) {
      if (s.spec().frequency(bin) >= hz && s.spec().frequency(bin) < 2 * hz) {
        for (int t = 0; t < s.frames(); t++, count++) {
          sum += Math.pow(s.magnitude().get(bin, t), 2);
        }
      }
    }
    return 10 * Math.log10(sum / count);
  }

  @Test
  void babbleIsMadeOfEveryClipThatIsNotSilent() {
    float[] clip = Tones.sine(300, 0.01, LENGTH, 5000);
    float[] babble = Noise.babble(List.of(new float[3000], clip), 12_000, new SplittableRandom(3));
    assertThat(babble).hasSize(12_000);
    assertThat(ActiveLevel.power(Arrays.copyOfRange(babble, 6000, 12_000))).isPositive();
  }

  @Test
  void theSameStateGivesTheSameNoise() {
    for (Noise.Colour colour : Noise.Colour.values()) {
      assertThat(Noise.of(colour, 100, new SplittableRandom(4)))
          .isEqualTo(Noise.of(colour, 100, new SplittableRandom(4)))
          .isNotEqualTo(Noise.of(colour, 100, new SplittableRandom(5)));
    }
  }
}
