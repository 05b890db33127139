package dev.duet.experiment;

import java.util.Arrays;

/** The median of times, which a pause of the machine does not move. */
final class Median {
  private Median() {}

  /** The upper one if there are two in the middle. */
  static double of(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
