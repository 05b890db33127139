package dev.duet.voice;

/** Checks of the numbers that shape a network. */
final class Ranges {
  static final int MOST_MEMBERS = 64;
  static final int MOST_WIDTH = 4096;
  static final int MOST_LAYERS = 16;

  private Ranges() {}

  /**
   * Checks a whole number.
   *
   * @throws IllegalArgumentException if it is not in 1..most
   */
  static void requireIn(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(name + " must be in 1.." + most + ", not " + value);
    }
  }

  /**
   * Checks a share.
   *
   * @throws IllegalArgumentException if it is not in [0, 1)
   */
  static void requireShare(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(name + " must be in [0, 1), not " + value);
    }
  }
}
