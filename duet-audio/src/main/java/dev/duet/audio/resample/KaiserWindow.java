package dev.duet.audio.resample;

/**
 * Half a Kaiser window, tabulated so finely that lines between its points stay 140 dB within it.
 */
final class KaiserWindow {
  private static final int STEPS = 4096;

  private final double[] table = new double[STEPS + 1];

  /** The window of a shape, called beta. */
  KaiserWindow(double beta) {
    for (int i = 0; i <= STEPS; i++) {
      double x = (double) i / STEPS;
      table[i] = bessel(beta * Math.sqrt(1 - x * x)) / bessel(beta);
    }
  }

  /** The window at a distance from its middle, not negative, 1 being its end. */
  double at(double x) {
    if (x >= 1) {
      return 0;
    }
    double position = x * STEPS;
    int i = (int) position;
    return table[i] + (position - i) * (table[i + 1] - table[i]);
  }

  /** The modified Bessel function of the first kind and order 0, by its power series. */
  static double bessel(double x) {
    double quarter = x * x / 4;
    double term = 1;
    double sum = 1;
    for (int k = 1; term > 1e-17 * sum; k++) {
      term *= quarter / ((double) k * k);
      sum += term;
    }
    return sum;
  }
}
