package dev.duet.audio.feature;

import dev.duet.audio.Matrix;

/** Power on a logarithmic scale, as {@code librosa.power_to_db}. */
public final class Decibels {
  /** Power below this counts as this. */
  public static final float FLOOR = 1e-10f;

  /** librosa's default dynamic range, in dB. */
  public static final double RANGE = 80;

  private Decibels() {}

  /** Decibels relative to 1, clipped 80 dB below the maximum of the whole matrix. */
  public static Matrix ofPower(Matrix power) {
    return ofPower(power, 1, RANGE);
  }

  /** Decibels relative to the maximum of the whole matrix, clipped at -80 dB. */
  public static Matrix ofPowerRelativeToMax(Matrix power) {
    float max = 0;
    for (float p : power.data()) {
      max = Math.max(max, p);
    }
    return ofPower(power, max, RANGE);
  }

  /**
   * {@code 10 log10(power / reference)}, clipped {@code range} dB below its maximum.
   *
   * @param power non-negative, any shape
   * @param reference the power that is 0 dB
   * @param range in dB, non-negative; infinite for none
   */
  public static Matrix ofPower(Matrix power, double reference, double range) {
    if (!(range >= 0)) {
      throw new IllegalArgumentException("the range in dB must not be negative: " + range);
    }
    float zero = (float) (10 * Math.log10(Math.max(FLOOR, reference)));
    float[] db = new float[power.data().length];
    float max = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < db.length; i++) {
      db[i] = (float) (10 * Math.log10(Math.max(FLOOR, power.data()[i]))) - zero;
      max = Math.max(max, db[i]);
    }
    float least = (float) (max - range);
    for (int i = 0; i < db.length; i++) {
      db[i] = Math.max(db[i], least);
    }
    return new Matrix(db, power.rows(), power.columns());
  }
}
