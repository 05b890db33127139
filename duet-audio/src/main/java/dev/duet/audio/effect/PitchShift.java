package dev.duet.audio.effect;

import dev.duet.audio.resample.Resampler;
import java.util.Arrays;

/**
 * Higher or lower at the same tempo, as {@code librosa.effects.pitch_shift}: a time stretch, then
 * resampling to the old length. Formants move with the pitch; {@link VoiceWarp} moves them alone.
 */
public final class PitchShift {
  static final Bounds SEMITONES = new Bounds("the pitch shift in semitones", -24, 24);

  private PitchShift() {}

  /**
   * Shifts the pitch.
   *
   * @param samples mono samples, at least one, finite
   * @param semitones from -24 to 24, fractions allowed; 0 changes nothing but rounding
   * @return as many samples
   * @throws dev.duet.audio.AudioException if the samples are empty or not finite, or there are too
   *     few to shift
   */
  public static float[] of(float[] samples, double semitones) {
    double rate = Math.pow(2, -SEMITONES.require(semitones) / 12);
    float[] shifted = Resampler.resample(TimeStretch.of(samples, rate), rate);
    return Arrays.copyOf(shifted, samples.length);
  }
}
