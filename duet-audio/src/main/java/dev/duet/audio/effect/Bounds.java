package dev.duet.audio.effect;

/**
 * What an effect's parameter may be.
 *
 * @param what the parameter with its unit, as a sentence would name it
 * @param low least value
 * @param high greatest value
 */
record Bounds(String what, double low, double high) {

  /**
   * Refuses a value outside.
   *
   * @return the same value
   * @throws IllegalArgumentException if it is below, above or no number
   */
  double require(double value) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          what + " must be from " + low + " to " + high + ", not " + value);
    }
    return value;
  }
}
