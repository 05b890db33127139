package dev.duet.evaluate;

import java.util.DoubleSummaryStatistics;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * One figure over several seeds.
 *
 * @param n the number of seeds
 * @param mean their mean
 * @param deviation the sample standard deviation (divided by n - 1); 0 for a single seed
 * @param min the least
 * @param max the greatest
 */
public record Summary(int n, double mean, double deviation, double min, double max) {

  /**
   * Sums up one figure.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Summary of(double... figures) {
    if (figures.length == 0) {
      throw new IllegalArgumentException("there is nothing to sum up: no figures were given");
    }
    DoubleSummaryStatistics stats = DoubleStream.of(figures).summaryStatistics();
    double mean = stats.getAverage();
    double squares = DoubleStream.of(figures).map(f -> (f - mean) * (f - mean)).sum();
    double deviation = Math.sqrt(squares / Math.max(1, figures.length - 1));
    return new Summary(figures.length, mean, deviation, stats.getMin(), stats.getMax());
  }

  /** For example {@code 0.6210 +/- 0.0132 (0.6050 to 0.6340, n = 3)}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%.4f +/- %.4f (%.4f to %.4f, n = %d)", mean, deviation, min, max, n);
  }
}
