package dev.duet.audio.effect;

import dev.duet.audio.AudioException;
import dev.duet.audio.Samples;
import java.util.List;
import java.util.random.RandomGenerator;

/** Noise, and adding it at a stated ratio. */
public final class Noise {
  static final Bounds SNR = new Bounds("the signal-to-noise ratio in dB", -60, 120);

  /** Talkers in a babble. */
  private static final int TALKERS = 4;

  /** How noise spreads over frequency. */
  public enum Colour {
    /** As much power in each hertz. */
    WHITE,
    /** As much power in each octave. */
    PINK
  }

  private Noise() {}

  /**
   * Gaussian noise.
   *
   * @param length samples
   * @param random where it comes from; the same state gives the same noise
   */
  public static float[] of(Colour colour, int length, RandomGenerator random) {
    float[] noise = new float[length];
    PinkFilter pink = new PinkFilter();
    for (int i = 0; i < length; i++) {
      double white = random.nextGaussian();
      noise[i] = (float) (colour == Colour.PINK ? pink.next(white) : white);
    }
    return noise;
  }

  /**
   * Babble: a few talkers at once, each at the same level, from a place drawn at random on, over
   * and over.
   *
   * @param clips mono recordings at the rate of the sound they will be added to; silent ones are
   *     passed over
   * @param length samples
   * @throws AudioException if there is no clip but silence
   */
  public static float[] babble(List<float[]> clips, int length, RandomGenerator random) {
    List<float[]> talking = clips.stream().filter(clip -> ActiveLevel.power(clip) > 0).toList();
    if (talking.isEmpty()) {
      throw new AudioException(
          AudioException.Reason.SILENT, "babble needs at least one clip that is not silent");
    }
    float[] babble = new float[length];
    for (int talker = 0; talker < TALKERS; talker++) {
      float[] clip = talking.get(random.nextInt(talking.size()));
      double gain = 1 / Math.sqrt(ActiveLevel.power(clip));
      int at = random.nextInt(clip.length);
      for (int i = 0; i < length; i++) {
        babble[i] += (float) (gain * clip[at]);
        at = at + 1 == clip.length ? 0 : at + 1;
      }
    }
    return babble;
  }

  /**
   * Adds noise.
   *
   * @param samples mono samples, at least one, finite
   * @param noise as many samples
   * @param snrDb how far, in dB, the mean power of the sound's active part (frames of 512 samples
   *     within 40 dB of the loudest) lies above the mean power of the noise, from -60 to 120
   * @throws AudioException if one of them is empty, not finite or silent
   */
  public static float[] add(float[] samples, float[] noise, double snrDb) {
    SNR.require(snrDb);
    Samples.require(samples);
    Samples.require(noise);
    if (noise.length != samples.length) {
      throw new IllegalArgumentException(
          noise.length + " samples of noise for " + samples.length + " of sound");
    }
    double signal = ActiveLevel.power(samples);
    double power = ActiveLevel.meanSquare(noise);
    if (signal == 0 || power == 0) {
      throw new AudioException(
          AudioException.Reason.SILENT,
          "silence has no signal-to-noise ratio; add no noise to it and no silence to a sound");
    }
    double gain = Math.sqrt(signal / power) * Math.pow(10, -snrDb / 20);
    float[] sum = new float[samples.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = (float) (samples[i] + gain * noise[i]);
    }
    return sum;
  }
}
