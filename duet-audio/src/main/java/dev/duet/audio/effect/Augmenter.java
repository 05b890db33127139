package dev.duet.audio.effect;

import dev.duet.audio.Memo;
import dev.duet.audio.Waveform;
import dev.duet.audio.effect.AugmentationPlan.Chance;
import dev.duet.audio.resample.Resampler;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Varies recordings by a plan. A seed decides everything: the same recording, plan and seed give
 * the same samples.
 *
 * <p>Immutable and thread-safe.
 */
public final class Augmenter {
  private static final int EFFECTS_BEFORE_BABBLE = 8;

  private final AugmentationPlan plan;
  private final Memo<Integer, List<float[]>> babble;

  /**
   * An augmenter.
   *
   * @param plan what is done how often and how far
   * @param babble recordings that babble is mixed from, at any rates and of any number of channels;
   *     must not be empty if the plan has babble
   * @throws IllegalArgumentException if the plan has babble and there is no recording for it
   */
  public Augmenter(AugmentationPlan plan, List<Waveform> babble) {
    if (plan.babble().isPresent() && babble.isEmpty()) {
      throw new IllegalArgumentException(
          "the plan has babble, and there is no clip to mix it from");
    }
    this.plan = plan;
    List<Waveform> clips = List.copyOf(babble);
    this.babble = new Memo<>(4, rate -> clips.stream().map(c -> atRate(c, rate)).toList());
  }

  private static float[] atRate(Waveform clip, int rate) {
    return Resampler.resample(clip.toMono().samples(), clip.sampleRate(), rate);
  }

  /**
   * A varied copy at the recording's own rate, of another length if time was stretched. Samples may
   * exceed [-1, 1]. Silence gets no noise.
   *
   * @param mono a recording of one channel, which stays as it is
   * @param seed decides what is drawn
   * @throws dev.duet.audio.AudioException if the samples are empty or not finite, or too few for an
   *     effect of the plan
   */
  public Waveform apply(Waveform mono, long seed) {
    int rate = mono.sampleRate();
    // Each effect draws from a stream of its own, so that one more effect leaves the others alone.
    SplittableRandom seeds = new SplittableRandom(seed);
    float[] y = mono.samples();
    y = varied(y, plan.voiceWarp(), seeds, (x, factor, r) -> VoiceWarp.of(x, rate, factor, 0));
    y = varied(y, plan.tilt(), seeds, (x, tilt, r) -> VoiceWarp.of(x, rate, 1, tilt));
    y = varied(y, plan.pitchShift(), seeds, (x, semitones, r) -> PitchShift.of(x, semitones));
    y = varied(y, plan.timeStretch(), seeds, (x, pace, r) -> TimeStretch.of(x, pace));
    y = varied(y, plan.speed(), seeds, (x, factor, r) -> Speed.of(x, factor));
    y =
        varied(
            y,
            plan.timeShift(),
            seeds,
            (x, seconds, r) -> TimeShift.of(x, (int) Math.round(seconds * rate)));
    y =
        varied(
            y,
            plan.whiteNoise(),
            seeds,
            (x, snr, r) -> noisy(x, Noise.of(Noise.Colour.WHITE, x.length, r), snr));
    y =
        varied(
            y,
            plan.pinkNoise(),
            seeds,
            (x, snr, r) -> noisy(x, Noise.of(Noise.Colour.PINK, x.length, r), snr));
    y =
        varied(
            y,
            plan.babble(),
            seeds,
            (x, snr, r) -> noisy(x, Noise.babble(babble.get(rate), x.length, r), snr));
    y = varied(y, plan.gain(), seeds, (x, decibels, r) -> Gain.of(x, decibels));
    return Waveform.mono(y, rate);
  }

  /**
   * Whether the copy of a seed has babble; if not, it is the same whatever recordings babble is
   * mixed from.
   */
  public boolean babbles(long seed) {
    SplittableRandom seeds = new SplittableRandom(seed);
    for (int effect = 0; effect < EFFECTS_BEFORE_BABBLE; effect++) {
      seeds.split();
    }
    return plan.babble().filter(c -> seeds.split().nextDouble() < c.probability()).isPresent();
  }

  private interface Effect {
    float[] of(float[] samples, double value, SplittableRandom random);
  }

  private static float[] varied(
      float[] samples, Optional<Chance> chance, SplittableRandom seeds, Effect effect) {
    SplittableRandom random = seeds.split();
    if (chance.isEmpty() || random.nextDouble() >= chance.get().probability()) {
      return samples;
    }
    double share = random.nextDouble();
    double value = chance.get().low() + share * (chance.get().high() - chance.get().low());
    return effect.of(samples, value, random);
  }

  private static float[] noisy(float[] samples, float[] noise, double snr) {
    return ActiveLevel.power(samples) == 0 ? samples : Noise.add(samples, noise, snr);
  }
}
