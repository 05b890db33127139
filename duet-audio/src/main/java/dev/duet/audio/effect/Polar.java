package dev.duet.audio.effect;

/**
 * Complex numbers by magnitude and angle, an array at a time: single precision, accurate to 3e-7.
 *
 * <p>Every loop is short and without a branch, since only of such the compiler makes vector
 * instructions.
 */
final class Polar {
  private static final float HALF_PI = (float) (Math.PI / 2);
  private static final float QUARTER_PI = (float) (Math.PI / 4);
  private static final float TURNS = (float) (1 / (2 * Math.PI));

  /** Adding and subtracting it rounds to a whole number. */
  private static final float ROUND = 12_582_912f;

  /** 2 pi: eight bits, of which multiples up to 2^16 are exact, and the rest. */
  static final float TWO_PI_HIGH = 6.28125f;

  static final float TWO_PI_LOW = 0.0019353072f;

  private Polar() {}

  /** The nearest whole number to one within 2^22, ties to even. */
  static float round(float x) {
    return (x + ROUND) - ROUND;
  }

  /** How many turns an angle is, a fraction. */
  static float turns(float angle) {
    return angle * TURNS;
  }

  /** Magnitudes of real and imaginary parts. */
  static void magnitudes(float[] re, float[] im, float[] magnitude) {
    for (int i = 0; i < magnitude.length; i++) {
      magnitude[i] = (float) Math.sqrt(re[i] * re[i] + im[i] * im[i]);
    }
  }

  /** Angles of real and imaginary parts, in [-pi, pi]. */
  static void angles(float[] re, float[] im, float[] angle) {
    smallerByLarger(re, im, angle);
    arctangents(angle);
    reflect(re, im, angle);
  }

  private static void smallerByLarger(float[] re, float[] im, float[] ratio) {
    for (int i = 0; i < ratio.length; i++) {
      float x = Math.abs(re[i]);
      float y = Math.abs(im[i]);
      ratio[i] = Math.min(x, y) / (Math.max(x, y) + Float.MIN_NORMAL);
    }
  }

  /** Of numbers from 0 to 1, by a polynomial of least error. */
  private static void arctangents(float[] values) {
    for (int i = 0; i < values.length; i++) {
      float z = values[i] * values[i];
      float p = -0.004668774f * z + 0.02416619f;
      p = p * z - 0.0593671f;
      p = p * z + 0.09906097f;
      p = p * z - 0.14016585f;
      p = p * z + 0.19969235f;
      p = p * z - 0.3333196f;
      values[i] *= p * z + 0.9999999f;
    }
  }

  /** From the first octant to where the numbers are. */
  private static void reflect(float[] re, float[] im, float[] angle) {
    for (int i = 0; i < angle.length; i++) {
      float steep = sign(Math.abs(im[i]) - Math.abs(re[i]));
      float quadrant = QUARTER_PI + steep * (QUARTER_PI - angle[i]);
      angle[i] = sign(im[i]) * (HALF_PI - sign(re[i]) * (HALF_PI - quadrant));
    }
  }

  /** 1 or -1; of zero 1. */
  private static float sign(float x) {
    float shifted = x + Float.MIN_NORMAL;
    return shifted / Math.abs(shifted);
  }

  /**
   * Real and imaginary parts.
   *
   * @param angle in radians, exact to single precision up to 2^16 turns
   */
  static void toComplex(float[] magnitude, float[] angle, float[] re, float[] im) {
    halfAngles(angle, im);
    sines(im, re);
    cosines(im);
    for (int i = 0; i < re.length; i++) {
      float sine = re[i];
      re[i] = magnitude[i] * (1 - 2 * sine * sine);
      im[i] *= 2 * sine * magnitude[i];
    }
  }

  /** Within a quarter turn of zero, as far as the polynomials reach. */
  private static void halfAngles(float[] angle, float[] half) {
    for (int i = 0; i < half.length; i++) {
      float whole = round(turns(angle[i]));
      half[i] = 0.5f * ((angle[i] - whole * TWO_PI_HIGH) - whole * TWO_PI_LOW);
    }
  }

  private static void sines(float[] angle, float[] sine) {
    for (int i = 0; i < sine.length; i++) {
      float z = angle[i] * angle[i];
      float p = 2.6051662e-6f * z - 1.9809046e-4f;
      p = p * z + 0.00833305f;
      p = p * z - 0.16666658f;
      sine[i] = angle[i] * (p * z + 1);
    }
  }

  private static void cosines(float[] values) {
    for (int i = 0; i < values.length; i++) {
      float z = values[i] * values[i];
      float p = -2.605108e-7f * z + 2.4760135e-5f;
      p = p * z - 0.0013888361f;
      p = p * z + 0.041666634f;
      p = p * z - 0.5f;
      values[i] = p * z + 1;
    }
  }
}
