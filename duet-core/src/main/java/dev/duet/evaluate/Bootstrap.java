package dev.duet.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Percentile bootstrap over items (Efron, 1979): how far a figure would move on another sample of
 * the same size. The same seed gives the same interval.
 *
 * <p>Items are taken as independent. Where many share a speaker or a sentence the true interval is
 * wider; say so beside the figure.
 *
 * @param resamples how many samples are drawn
 * @param seed of the draws
 * @param level of the interval, in (0, 1)
 */
public record Bootstrap(int resamples, long seed, double level) {

  /** Refuses fewer than one resample and a level outside (0, 1). */
  public Bootstrap {
    if (resamples < 1 || !(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "a bootstrap needs a resample or more and a level in (0, 1), not "
              + resamples
              + " and "
              + level);
    }
  }

  /** 10,000 resamples and a 95 % interval. */
  public static Bootstrap withSeed(long seed) {
    return new Bootstrap(10_000, seed, 0.95);
  }

  /**
   * A figure and its interval.
   *
   * @param value on the items themselves
   * @param low lower percentile of the resamples
   * @param high upper percentile of the resamples
   * @param level the share of resamples between the two
   */
  public record Interval(double value, double low, double high, double level) {}

  /**
   * How much one system exceeds another on the same items.
   *
   * @param interval of first minus second
   * @param shareAtOrBelowZero the share of resamples in which the first does not exceed the second:
   *     a one-sided p-value of "the first is no greater"
   */
  public record Difference(Interval interval, double shareAtOrBelowZero) {}

  /**
   * The interval of a metric.
   *
   * @throws IllegalArgumentException if there are no outcomes
   */
  public Interval interval(Metric metric, List<Outcome> outcomes) {
    Items items = Items.of(outcomes);
    double[] values = resample(items.size(), picks -> items.value(metric, picks));
    return interval(items.value(metric, items.all()), values);
  }

  /**
   * The interval of {@code metric(first) - metric(second)}, both measured on the same resamples.
   *
   * @param first outcomes of one system
   * @param second outcomes of another, item by item beside the first
   * @throws IllegalArgumentException if there are none, or they are not of the same items
   */
  public Difference difference(Metric metric, List<Outcome> first, List<Outcome> second) {
    Items a = Items.of(first);
    Items b = Items.of(second);
    if (!first.stream()
        .map(Outcome::truth)
        .toList()
        .equals(second.stream().map(Outcome::truth).toList())) {
      throw new IllegalArgumentException(
          "a paired difference needs both systems on the same items in the same order, but the"
              + " truths differ");
    }
    ToDoubleFunction<int[]> gap = picks -> a.value(metric, picks) - b.value(metric, picks);
    double[] values = resample(a.size(), gap);
    long notAbove = Arrays.stream(values).filter(v -> v <= 0).count();
    return new Difference(
        interval(gap.applyAsDouble(a.all()), values), (double) notAbove / resamples);
  }

  private double[] resample(int n, ToDoubleFunction<int[]> metric) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] picks = new int[n];
    double[] values = new double[resamples];
    for (int r = 0; r < resamples; r++) {
      for (int i = 0; i < n; i++) {
        picks[i] = random.nextInt(n);
      }
      values[r] = metric.applyAsDouble(picks);
    }
    return values;
  }

  private Interval interval(double value, double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double tail = (1 - level) / 2;
    return new Interval(value, quantile(sorted, tail), quantile(sorted, 1 - tail), level);
  }

  /** Interpolates linearly between order statistics, NumPy's default. */
  private static double quantile(double[] sorted, double q) {
    double position = q * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
