package dev.duet.audio.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duet.audio.Golden;
import dev.duet.audio.Tones;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ConvolutionTest {

  /** The definition. */
  private static float[] direct(float[] samples, float[] kernel, int delay) {
    float[] sums = new float[samples.length];
    for (int i = 0; i < sums.length; i++) {
      double sum = 0;
      for (int j = 0; j < kernel.length; j++) {
        int at = i + delay - j;
        sum += at >= 0 && at < samples.length ? (double) kernel[j] * samples[at] : 0;
      }
      sums[i] = (float) sum;
    }
    return sums;
  }

  @Property(tries = 60)
  void blocksOfSpectraGiveWhatTheDefinitionDoes(
      @ForAll @IntRange(min = 1, max = 4000) int samples,
      @ForAll @IntRange(min = 1, max = 1500) int taps,
      @ForAll @IntRange(min = 0, max = 1499) int delay) {
    float[] sound = Tones.noise(samples, samples);
    float[] kernel = Tones.noise(taps + 1, taps);
    int back = Math.min(delay, taps - 1);
    float[] expected = direct(sound, kernel, back);
    assertThat(Golden.relativeError(Convolution.of(sound, kernel, back), expected))
        .isLessThan(1e-5);
  }
}
