package dev.duet.audio.effect;

import dev.duet.audio.Memo;
import dev.duet.audio.Waveform;
import dev.duet.audio.effect.AugmentationPlan.Chance;
import dev.duet.audio.resample.Resampler;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Varies recordings by a plan. A seed decides everything: the same recording, plan and seed give
 * the same samples.
 *
 * <p>Immutable and thread-safe.
 */
public final class Augmenter {
  /**
   * The effects by age, not by turn. Each draws from a stream of its own, taken from the seed in
   * this order: a new one goes to the end and leaves what the others draw.
   */
  private enum Draw {
    VOICE_WARP,
    TILT,
    PITCH_SHIFT,
    TIME_STRETCH,
    SPEED,
    TIME_SHIFT,
    WHITE_NOISE,
    PINK_NOISE,
    BABBLE,
    GAIN,
    ROOM,
    TELEPHONE;

    static Map<Draw, SplittableRandom> streams(long seed) {
      SplittableRandom seeds = new SplittableRandom(seed);
      Map<Draw, SplittableRandom> streams = new EnumMap<>(Draw.class);
      for (Draw draw : values()) {
        streams.put(draw, seeds.split());
      }
      return streams;
    }
  }

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
    Map<Draw, SplittableRandom> streams = Draw.streams(seed);
    float[] y = mono.samples();
    y =
        varied(
            y,
            plan.voiceWarp(),
            streams.get(Draw.VOICE_WARP),
            (x, factor, r) -> VoiceWarp.of(x, rate, factor, 0));
    y =
        varied(
            y, plan.tilt(), streams.get(Draw.TILT), (x, tilt, r) -> VoiceWarp.of(x, rate, 1, tilt));
    y =
        varied(
            y,
            plan.pitchShift(),
            streams.get(Draw.PITCH_SHIFT),
            (x, semitones, r) -> PitchShift.of(x, semitones));
    y =
        varied(
            y,
            plan.timeStretch(),
            streams.get(Draw.TIME_STRETCH),
            (x, pace, r) -> TimeStretch.of(x, pace));
    y = varied(y, plan.speed(), streams.get(Draw.SPEED), (x, factor, r) -> Speed.of(x, factor));
    y =
        varied(
            y,
            plan.timeShift(),
            streams.get(Draw.TIME_SHIFT),
            (x, seconds, r) -> TimeShift.of(x, (int) Math.round(seconds * rate)));
    y =
        varied(
            y,
            plan.room(),
            streams.get(Draw.ROOM),
            (x, seconds, r) -> Room.of(x, rate, seconds, r));
    y =
        varied(
            y,
            plan.whiteNoise(),
            streams.get(Draw.WHITE_NOISE),
            (x, snr, r) -> noisy(x, Noise.of(Noise.Colour.WHITE, x.length, r), snr));
    y =
        varied(
            y,
            plan.pinkNoise(),
            streams.get(Draw.PINK_NOISE),
            (x, snr, r) -> noisy(x, Noise.of(Noise.Colour.PINK, x.length, r), snr));
    y =
        varied(
            y,
            plan.babble(),
            streams.get(Draw.BABBLE),
            (x, snr, r) -> noisy(x, Noise.babble(babble.get(rate), x.length, r), snr));
    y =
        varied(
            y,
            plan.telephone(),
            streams.get(Draw.TELEPHONE),
            (x, edge, r) -> Telephone.of(x, rate, edge));
    y = varied(y, plan.gain(), streams.get(Draw.GAIN), (x, decibels, r) -> Gain.of(x, decibels));
    return Waveform.mono(y, rate);
  }

  /**
   * Whether the copy of a seed has babble; if not, it is the same whatever recordings babble is
   * mixed from.
   */
  public boolean babbles(long seed) {
    return plan.babble()
        .filter(chance -> chosen(chance, Draw.streams(seed).get(Draw.BABBLE)))
        .isPresent();
  }

  private static boolean chosen(Chance chance, SplittableRandom random) {
    return random.nextDouble() < chance.probability();
  }

  private interface Effect {
    float[] of(float[] samples, double value, SplittableRandom random);
  }

  private static float[] varied(
      float[] samples, Optional<Chance> chance, SplittableRandom random, Effect effect) {
    if (chance.isEmpty() || !chosen(chance.get(), random)) {
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
