package dev.duet.audio.effect;

import dev.duet.audio.Matrix;
import dev.duet.audio.feature.Decibels;
import dev.duet.audio.feature.Rms;
import dev.duet.audio.spectrum.FrameSpec;
import java.util.Arrays;

/**
 * Leading and trailing silence, as {@code librosa.effects.trim}: frames whose RMS lies a number of
 * dB below that of the loudest frame.
 *
 * @param start first sample that is kept
 * @param end sample after the last that is kept
 */
public record Trim(int start, int end) {
  /** librosa's default threshold, in dB below the loudest frame. */
  public static final double TOP_DB = 60;

  /**
   * Finds what lies between leading and trailing silence. A recording of nothing but zeros has no
   * loudest frame and is kept whole.
   *
   * @param samples mono samples, at least one, finite
   * @param topDb threshold in dB below the loudest frame, positive
   * @param spec frame length and hop
   * @throws dev.duet.audio.AudioException if the samples are empty or not finite
   */
  public static Trim find(float[] samples, double topDb, FrameSpec spec) {
    if (!(topDb > 0)) {
      throw new IllegalArgumentException(
          "the threshold in dB below the loudest frame must be positive, not " + topDb);
    }
    float[] rms = Rms.of(samples, spec).data();
    float[] power = new float[rms.length];
    float loudest = 0;
    for (int t = 0; t < rms.length; t++) {
      power[t] = rms[t] * rms[t];
      loudest = Math.max(loudest, power[t]);
    }
    float[] db =
        Decibels.ofPower(new Matrix(power, 1, power.length), loudest, Double.POSITIVE_INFINITY)
            .data();
    int first = 0;
    while (!(db[first] > -topDb)) {
      first++;
    }
    int last = db.length - 1;
    while (!(db[last] > -topDb)) {
      last--;
    }
    long end = Math.min(samples.length, (last + 1L) * spec.hop());
    return new Trim((int) Math.min(end, (long) first * spec.hop()), (int) end);
  }

  /** The samples without leading and trailing silence, with librosa's frames of 2,048 and 512. */
  public static float[] trim(float[] samples, double topDb) {
    Trim kept = find(samples, topDb, FrameSpec.LIBROSA);
    return Arrays.copyOfRange(samples, kept.start, kept.end);
  }
}
