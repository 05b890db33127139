package dev.duet.audio.effect;

import java.util.Optional;

/**
 * How recordings are varied: each effect with the probability that it is used and the range its
 * parameter is drawn from, evenly; empty for an effect that is off. {@link Augmenter} applies them
 * in this order.
 *
 * @param voiceWarp factor on formant frequencies, see {@link VoiceWarp}
 * @param tilt spectral tilt in dB per octave, see {@link VoiceWarp}
 * @param pitchShift semitones, see {@link PitchShift}
 * @param timeStretch rate, above 1 is faster, see {@link TimeStretch}
 * @param speed factor on tempo and pitch together, see {@link Speed}
 * @param timeShift seconds later, see {@link TimeShift}
 * @param room reverberation time RT60 in seconds, see {@link Room}
 * @param whiteNoise signal-to-noise ratio in dB, see {@link Noise}
 * @param pinkNoise signal-to-noise ratio in dB
 * @param babble signal-to-noise ratio in dB of other voices
 * @param telephone upper edge of the band in Hz, 3,400 for an old line, see {@link Telephone}
 * @param gain dB, see {@link Gain}
 */
public record AugmentationPlan(
    Optional<Chance> voiceWarp,
    Optional<Chance> tilt,
    Optional<Chance> pitchShift,
    Optional<Chance> timeStretch,
    Optional<Chance> speed,
    Optional<Chance> timeShift,
    Optional<Chance> room,
    Optional<Chance> whiteNoise,
    Optional<Chance> pinkNoise,
    Optional<Chance> babble,
    Optional<Chance> telephone,
    Optional<Chance> gain) {

  /** The plan that leaves every recording as it is. */
  public static final AugmentationPlan NONE =
      new AugmentationPlan(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private static final Bounds SHIFTS = new Bounds("the time shift in seconds", -60, 60);

  /**
   * When and how far.
   *
   * @param probability that the effect is used, from 0 to 1
   * @param low least value of its parameter
   * @param high greatest value
   */
  public record Chance(double probability, double low, double high) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if one is not kept
     */
    public Chance {
      if (!(probability >= 0 && probability <= 1)) {
        throw new IllegalArgumentException("a probability is from 0 to 1, not " + probability);
      }
      if (!(low <= high)) {
        throw new IllegalArgumentException("a range goes upwards, not from " + low + " to " + high);
      }
    }
  }

  /**
   * Checks that every range is one that its effect can follow.
   *
   * @throws IllegalArgumentException if one is not
   */
  public AugmentationPlan {
    require(voiceWarp, VoiceWarp.FACTORS);
    require(tilt, VoiceWarp.TILTS);
    require(pitchShift, PitchShift.SEMITONES);
    require(timeStretch, TimeStretch.RATES);
    require(speed, Speed.FACTORS);
    require(timeShift, SHIFTS);
    require(room, Room.SECONDS);
    require(whiteNoise, Noise.SNR);
    require(pinkNoise, Noise.SNR);
    require(babble, Noise.SNR);
    require(telephone, Telephone.UPPER_EDGES);
    require(gain, Gain.DECIBELS);
  }

  private static void require(Optional<Chance> chance, Bounds bounds) {
    chance.ifPresent(
        c -> {
          bounds.require(c.low);
          bounds.require(c.high);
        });
  }
}
