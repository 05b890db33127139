package dev.duet.corpus.check;

import dev.duet.audio.Waveform;

/**
 * Enough of a sound to tell whether another may be the same but for rounding: a copy that was
 * resampled or dithered anew has the same length and loudness in every part, and other bytes.
 *
 * @param sampleRate in Hz
 * @param length samples a channel
 * @param energy sum of the squares of the mixed samples
 * @param envelope the energy of {@value #PARTS} equal parts
 */
public record Fingerprint(int sampleRate, int length, double energy, double[] envelope) {
  private static final int PARTS = 32;
  private static final double TOLERANCE = 1e-2;

  /** Of a waveform, its channels mixed. */
  static Fingerprint of(Waveform sound) {
    float[] samples = sound.toMono().samples();
    double[] envelope = new double[PARTS];
    double energy = 0;
    for (int i = 0; i < samples.length; i++) {
      double square = (double) samples[i] * samples[i];
      envelope[(int) ((long) i * PARTS / samples.length)] += square;
      energy += square;
    }
    return new Fingerprint(sound.sampleRate(), samples.length, energy, envelope);
  }

  /** Whether the energies are so close that the parts are worth a look. */
  boolean isAsLoudAs(Fingerprint other) {
    return Math.abs(energy - other.energy) <= TOLERANCE * Math.max(energy, other.energy);
  }

  /** Whether both may be of one sound: all parts agree to 1 % of the energy. */
  boolean matches(Fingerprint other) {
    if (sampleRate != other.sampleRate || length != other.length || !isAsLoudAs(other)) {
      return false;
    }
    for (int i = 0; i < PARTS; i++) {
      if (Math.abs(envelope[i] - other.envelope[i]) > TOLERANCE * energy / PARTS) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether two waveforms are one sound: the difference has less than 1/1000 of the energy, which
   * rounding to 16 bits stays far below and another take of the same words far above.
   */
  static boolean isSameSound(Waveform one, Waveform other) {
    float[] a = one.toMono().samples();
    float[] b = other.toMono().samples();
    if (a.length != b.length || one.sampleRate() != other.sampleRate()) {
      return false;
    }
    double energy = 0;
    double difference = 0;
    for (int i = 0; i < a.length; i++) {
      energy += (double) a[i] * a[i];
      difference += ((double) a[i] - b[i]) * ((double) a[i] - b[i]);
    }
    return difference <= 1e-3 * energy;
  }
}
