package dev.duet.audio.effect;

import dev.duet.audio.Samples;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The reverberation of a room that nobody measured: the direct sound, and a few milliseconds later
 * Gaussian noise that decays exponentially, the statistical model of J.-D. Polack (La transmission
 * de l'énergie sonore dans les salles, Université du Maine, 1988). Each room is drawn anew.
 *
 * <p>No walls and no early reflections of theirs; and all frequencies decay alike, but there is
 * less of the high ones, which walls and air absorb.
 */
public final class Room {
  static final Bounds SECONDS = new Bounds("the reverberation time in s", 0.05, 5);
  static final Bounds RATIOS = new Bounds("the direct-to-reverberant ratio in dB", -30, 120);

  /**
   * Direct-to-reverberant ratios of who speaks into something near, in dB: at the critical distance
   * of the room, where direct and reverberant sound are as strong, down to a quarter of it.
   */
  private static final double FARTHEST = 0;

  private static final double NEAREST = 12;

  /** When the reverberation begins, in seconds after the direct sound. */
  private static final double EARLIEST = 0.003;

  private static final double LATEST = 0.013;

  /** Where the reverberation has lost 3 dB to the walls. */
  private static final double SOFT_ABOVE_HZ = 4_000;

  private Room() {}

  /**
   * Puts a sound into a room, heard from a distance that is drawn, too: a direct-to-reverberant
   * ratio from 0 to 12 dB.
   *
   * @param samples mono samples, at least one, finite
   * @param sampleRate in Hz
   * @param seconds reverberation time RT60, in which the reverberation falls by 60 dB, from 0.05 to
   *     5
   * @param random where the room comes from; the same state gives the same room
   * @return as many samples, about as loud; what would still be heard after the last is lost
   * @throws dev.duet.audio.AudioException if the samples are empty or not finite
   */
  public static float[] of(
      float[] samples, int sampleRate, double seconds, RandomGenerator random) {
    return of(samples, sampleRate, seconds, random.nextDouble(FARTHEST, NEAREST), random);
  }

  /**
   * Puts a sound into a room.
   *
   * @param samples mono samples, at least one, finite
   * @param sampleRate in Hz
   * @param seconds reverberation time RT60, from 0.05 to 5
   * @param ratioDb how far, in dB, the energy of the direct sound lies above that of the
   *     reverberation, from -30 to 120; at 120 there is none to be heard
   * @param random where the room comes from
   * @return as many samples, about as loud; the direct sound comes without delay
   * @throws dev.duet.audio.AudioException if the samples are empty or not finite
   */
  public static float[] of(
      float[] samples, int sampleRate, double seconds, double ratioDb, RandomGenerator random) {
    SECONDS.require(seconds);
    RATIOS.require(ratioDb);
    Samples.require(samples);
    float[] response = response(sampleRate, seconds, ratioDb, random);
    int heard = Math.min(response.length, samples.length);
    return Convolution.of(samples, Arrays.copyOf(response, heard), 0);
  }

  /** The impulse response, of energy 1: neither near nor far is louder for it. */
  private static float[] response(
      int sampleRate, double seconds, double ratioDb, RandomGenerator random) {
    int start = Math.max(1, (int) Math.round(random.nextDouble(EARLIEST, LATEST) * sampleRate));
    double[] tail = tail(sampleRate, seconds, random);
    double ratio = Math.pow(10, ratioDb / 10);
    double gain = Math.sqrt(1 / (1 + ratio) / energy(tail));
    float[] response = new float[start + tail.length];
    response[0] = (float) Math.sqrt(ratio / (1 + ratio));
    for (int i = 0; i < tail.length; i++) {
      response[start + i] = (float) (gain * tail[i]);
    }
    return response;
  }

  /** Low-passed noise under an envelope, down to 60 dB below its beginning. */
  private static double[] tail(int sampleRate, double seconds, RandomGenerator random) {
    double[] tail = new double[Math.max(1, (int) Math.round(seconds * sampleRate))];
    double decay = 3 * Math.log(10) / (seconds * sampleRate);
    double kept = Math.exp(-2 * Math.PI * SOFT_ABOVE_HZ / sampleRate);
    double noise = 0;
    for (int i = 0; i < tail.length; i++) {
      noise = kept * noise + random.nextGaussian();
      tail[i] = Math.exp(-decay * i) * noise;
    }
    return tail;
  }

  private static double energy(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return sum;
  }
}
