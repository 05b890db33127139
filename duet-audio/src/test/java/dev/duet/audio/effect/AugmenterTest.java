package dev.duet.audio.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.duet.audio.Tones;
import dev.duet.audio.Waveform;
import dev.duet.audio.effect.AugmentationPlan.Chance;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AugmenterTest {
  private static final Waveform SOUND = Tones.vowel(120, 180, 0.4, 16_000);
  private static final List<Waveform> OTHERS =
      List.of(Tones.vowel(200, 150, 0.3, 22_050), Tones.silence(0.2, 8_000));
  private static final AugmentationPlan EVERYTHING =
      new AugmentationPlan(
          chance(0.5, 0.8, 1.25),
          chance(0.5, -3, 3),
          chance(0.5, -2, 2),
          chance(0.5, 0.85, 1.15),
          chance(0.5, 0.9, 1.1),
          chance(0.5, -0.05, 0.05),
          chance(0.5, 10, 30),
          chance(0.5, 10, 30),
          chance(0.5, 10, 30),
          chance(0.5, -6, 6));

  private static Optional<Chance> chance(double probability, double low, double high) {
    return Optional.of(new Chance(probability, low, high));
  }

  private static AugmentationPlan gain(double probability, double low, double high) {
    Optional<Chance> off = Optional.empty();
    return new AugmentationPlan(
        off, off, off, off, off, off, off, off, off, chance(probability, low, high));
  }

  @Test
  void aSeedDecidesEverything() {
    Augmenter augmenter = new Augmenter(EVERYTHING, OTHERS);
    for (int seed = 0; seed < 10; seed++) {
      float[] once = augmenter.apply(SOUND, seed).samples();
      assertThat(once).isEqualTo(new Augmenter(EVERYTHING, OTHERS).apply(SOUND, seed).samples());
      assertThat(once).isNotEqualTo(augmenter.apply(SOUND, seed + 1).samples());
    }
  }

  @Test
  void theRecordingAndItsRateStayAsTheyAre() {
    float[] before = SOUND.samples().clone();
    for (int seed = 0; seed < 10; seed++) {
      Waveform varied = new Augmenter(EVERYTHING, OTHERS).apply(SOUND, seed);
      assertThat(varied.sampleRate()).isEqualTo(16_000);
      for (float sample : varied.samples()) {
        assertThat(sample).isFinite();
      }
    }
    assertThat(SOUND.samples()).isEqualTo(before);
  }

  @Test
  void theEmptyPlanChangesNothing() {
    assertThat(new Augmenter(AugmentationPlan.NONE, List.of()).apply(SOUND, 1).samples())
        .isEqualTo(SOUND.samples());
  }

  @Test
  void anEffectIsUsedAsOftenAsThePlanSaysAndAsFar() {
    Augmenter augmenter = new Augmenter(gain(0.3, 6, 12), List.of());
    int used = 0;
    for (int seed = 0; seed < 1000; seed++) {
      float ratio = augmenter.apply(SOUND, seed).samples()[3000] / SOUND.samples()[3000];
      if (ratio != 1) {
        used++;
        assertThat(20 * Math.log10(ratio)).isBetween(5.99, 12.01);
      }
    }
    assertThat(used).isBetween(250, 350);
  }

  @Test
  void silenceStaysSilent() {
    Waveform silence = Tones.silence(0.3, 16_000);
    for (int seed = 0; seed < 10; seed++) {
      assertThat(new Augmenter(EVERYTHING, OTHERS).apply(silence, seed).samples()).containsOnly(0f);
    }
  }

  @Test
  void babbleNeedsVoices() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Augmenter(EVERYTHING, List.of()))
        .withMessageContaining("no clip to mix it from");
  }

  @Test
  void impossibleRangesAreRefusedWhenThePlanIsMade() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> gain(1, -6, 500))
        .withMessageContaining("the gain in dB must be from -120");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> gain(1.5, 0, 1))
        .withMessageContaining("probability");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> gain(1, 3, 1))
        .withMessageContaining("a range goes upwards");
  }
}
