package dev.duet.audio.effect;

/**
 * Complex numbers by magnitude and angle, an array at a time: single precision, accurate to 3e-7.
 *
 * <p>Every loop is short and without a branch, since only of such the compiler makes vector
 * instructions.
 */
final class Polar {
  private static final float HALF_PI = (float) (Math.PI / 2);
  private static final float TURNS = (float) (1 / (2 * Math.PI));

  /** The square of less is no number that single precision has. */
  private static final float TINY = 1e-18f;

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

  /** Angles of real and imaginary parts, in [-pi, pi], to their magnitudes; of zero 0. */
  static void angles(float[] re, float[] im, float[] magnitude, float[] angle) {
    halfTangents(re, im, magnitude, angle);
    arctangents(angle);
    reflect(re, angle);
  }

  /** Of the angles as they would be if the real parts were positive. */
  private static void halfTangents(float[] re, float[] im, float[] magnitude, float[] tangent) {
    for (int i = 0; i < tangent.length; i++) {
      tangent[i] = im[i] / (magnitude[i] + Math.abs(re[i]) + TINY);
    }
  }

  /** Of numbers from -1 to 1, by a polynomial of least error. */
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

  /** From half the angles on the right to the angles where the numbers are. */
  private static void reflect(float[] re, float[] angle) {
    for (int i = 0; i < angle.length; i++) {
      float side = re[i] + Float.MIN_NORMAL;
      float sign = side / (Math.abs(side) + Float.MIN_VALUE);
      float turned = HALF_PI - sign * (HALF_PI - 2 * angle[i]);
      float whole = round(turns(turned));
      angle[i] = (turned - whole * TWO_PI_HIGH) - whole * TWO_PI_LOW;
    }
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
