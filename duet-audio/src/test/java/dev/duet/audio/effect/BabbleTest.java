package dev.duet.audio.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duet.audio.Waveform;
import dev.duet.audio.effect.AugmentationPlan.Chance;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BabbleTest {

  private static Waveform noise(long seed) {
    Random random = new Random(seed);
    float[] samples = new float[4000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.1 * random.nextGaussian());
    }
    return Waveform.mono(samples, 16000);
  }

  @Test
  void whetherACopyBabblesIsKnownBeforeItIsMade() {
    AugmentationPlan none = AugmentationPlan.NONE;
    AugmentationPlan plan =
        new AugmentationPlan(
            none.voiceWarp(),
            none.tilt(),
            none.pitchShift(),
            none.timeStretch(),
            none.speed(),
            none.timeShift(),
            none.room(),
            none.whiteNoise(),
            none.pinkNoise(),
            Optional.of(new Chance(0.4, 5, 20)),
            none.telephone(),
            none.gain());
    Augmenter augmenter = new Augmenter(plan, List.of(noise(1), noise(2)));
    Waveform sound = noise(3);
    int babbling = 0;
    for (int seed = 0; seed < 200; seed++) {
      float[] copy = augmenter.apply(sound, seed).samples();
      assertThat(augmenter.babbles(seed)).isEqualTo(!Arrays.equals(copy, sound.samples()));
      babbling += augmenter.babbles(seed) ? 1 : 0;
    }
    assertThat(babbling).isBetween(60, 100);
    assertThat(new Augmenter(none, List.of()).babbles(1)).isFalse();
  }
}
