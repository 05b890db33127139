package dev.duet.audio.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.duet.audio.Tones;
import dev.duet.audio.Waveform;
import dev.duet.audio.effect.AugmentationPlan.Chance;
import dev.duet.audio.resample.Resampler;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
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
          chance(0.5, 0.2, 1),
          chance(0.5, 10, 30),
          chance(0.5, 10, 30),
          chance(0.5, 10, 30),
          chance(0.5, 3_400, 7_000),
          chance(0.5, -6, 6));

  /** The same without the youngest effects, room and telephone. */
  private static final AugmentationPlan ELDERS =
      new AugmentationPlan(
          EVERYTHING.voiceWarp(),
          EVERYTHING.tilt(),
          EVERYTHING.pitchShift(),
          EVERYTHING.timeStretch(),
          EVERYTHING.speed(),
          EVERYTHING.timeShift(),
          Optional.empty(),
          EVERYTHING.whiteNoise(),
          EVERYTHING.pinkNoise(),
          EVERYTHING.babble(),
          Optional.empty(),
          EVERYTHING.gain());

  private static Optional<Chance> chance(double probability, double low, double high) {
    return Optional.of(new Chance(probability, low, high));
  }

  private static AugmentationPlan gain(double probability, double low, double high) {
    Optional<Chance> off = Optional.empty();
    return new AugmentationPlan(
        off, off, off, off, off, off, off, off, off, off, off, chance(probability, low, high));
  }

  private interface Effect {
    float[] of(float[] samples, double value, SplittableRandom random);
  }

  /** An effect at probability 0.5, as it draws from its stream. */
  private static float[] perhaps(
      float[] x, SplittableRandom stream, double low, double high, Effect effect) {
    boolean used = stream.nextDouble() < 0.5;
    return used ? effect.of(x, low + stream.nextDouble() * (high - low), stream) : x;
  }

  private static float[] noise(Noise.Colour colour, float[] x, double snr, SplittableRandom r) {
    return Noise.add(x, Noise.of(colour, x.length, r), snr);
  }

  /** What a seed made of the sound when there were ten effects, each the next split of the seed. */
  private static float[] asOfOld(long seed) {
    SplittableRandom seeds = new SplittableRandom(seed);
    List<float[]> talkers =
        OTHERS.stream()
            .map(clip -> Resampler.resample(clip.samples(), clip.sampleRate(), 16_000))
            .toList();
    float[] y = SOUND.samples();
    y = perhaps(y, seeds.split(), 0.8, 1.25, (x, v, r) -> VoiceWarp.of(x, 16_000, v, 0));
    y = perhaps(y, seeds.split(), -3, 3, (x, v, r) -> VoiceWarp.of(x, 16_000, 1, v));
    y = perhaps(y, seeds.split(), -2, 2, (x, v, r) -> PitchShift.of(x, v));
    y = perhaps(y, seeds.split(), 0.85, 1.15, (x, v, r) -> TimeStretch.of(x, v));
    y = perhaps(y, seeds.split(), 0.9, 1.1, (x, v, r) -> Speed.of(x, v));
    y =
        perhaps(
            y,
            seeds.split(),
            -0.05,
            0.05,
            (x, v, r) -> TimeShift.of(x, (int) Math.round(v * 16_000)));
    y = perhaps(y, seeds.split(), 10, 30, (x, v, r) -> noise(Noise.Colour.WHITE, x, v, r));
    y = perhaps(y, seeds.split(), 10, 30, (x, v, r) -> noise(Noise.Colour.PINK, x, v, r));
    y =
        perhaps(
            y,
            seeds.split(),
            10,
            30,
            (x, v, r) -> Noise.add(x, Noise.babble(talkers, x.length, r), v));
    return perhaps(y, seeds.split(), -6, 6, (x, v, r) -> Gain.of(x, v));
  }

  @Test
  void recipesOlderThanRoomAndTelephoneGiveTheSameSamples() {
    Augmenter elders = new Augmenter(ELDERS, OTHERS);
    Augmenter everything = new Augmenter(EVERYTHING, OTHERS);
    int untouched = 0;
    for (int seed = 0; seed < 40; seed++) {
      float[] old = asOfOld(seed);
      assertThat(elders.apply(SOUND, seed).samples()).as("seed %d", seed).isEqualTo(old);
      assertThat(everything.babbles(seed)).isEqualTo(elders.babbles(seed));
      untouched += Arrays.equals(everything.apply(SOUND, seed).samples(), old) ? 1 : 0;
    }
    assertThat(untouched).as("copies with neither room nor telephone").isBetween(4, 16);
  }

  @Test
  void aCallerIsInARoomThenInNoiseThenOnTheTelephone() {
    Optional<Chance> off = Optional.empty();
    AugmentationPlan caller =
        new AugmentationPlan(
            off,
            off,
            off,
            off,
            off,
            off,
            chance(1, 0.4, 0.4),
            chance(1, 15, 15),
            off,
            off,
            chance(1, 5_000, 5_000),
            off);
    SplittableRandom seeds = new SplittableRandom(7);
    List<SplittableRandom> streams = Stream.generate(seeds::split).limit(12).toList();
    for (SplittableRandom stream : streams) {
      stream.nextDouble();
      stream.nextDouble();
    }
    float[] y = Room.of(SOUND.samples(), 16_000, 0.4, streams.get(10));
    y = noise(Noise.Colour.WHITE, y, 15, streams.get(6));
    assertThat(new Augmenter(caller, List.of()).apply(SOUND, 7).samples())
        .isEqualTo(Telephone.of(y, 16_000, 5_000));
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
