package dev.duet.evaluate;

import dev.duet.emotion.Emotion;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Counts of truth against prediction. Definitions are those of scikit-learn, a ratio with an empty
 * denominator being 0 ({@code zero_division=0}).
 *
 * @param labels the names of rows and columns
 * @param counts {@code [truth, predicted]}, not to be written to
 */
public record Confusion(List<Emotion> labels, int[][] counts) {

  /** How many items have the i-th label as their truth. */
  public int support(int i) {
    return IntStream.of(counts[i]).sum();
  }

  /** The share of the items predicted as the i-th label that are so. */
  public double precision(int i) {
    return ratio(counts[i][i], predictions(i));
  }

  /** The share of the items of the i-th label that are predicted so. */
  public double recall(int i) {
    return ratio(counts[i][i], support(i));
  }

  /** The harmonic mean of precision and recall of the i-th label. */
  public double f1(int i) {
    return ratio(2.0 * counts[i][i], support(i) + predictions(i));
  }

  /** The share of items predicted right. */
  public double accuracy() {
    int right = 0;
    int all = 0;
    for (int i = 0; i < counts.length; i++) {
      right += counts[i][i];
      all += support(i);
    }
    return ratio(right, all);
  }

  /** The mean F1 over the labels that occur as a truth. */
  public double macroF1() {
    return meanOverTruths(this::f1);
  }

  /** Unweighted average recall over the labels that occur as a truth: the balanced accuracy. */
  public double uar() {
    return meanOverTruths(this::recall);
  }

  private double meanOverTruths(IntToDoubleFunction metric) {
    return IntStream.range(0, counts.length)
        .filter(i -> support(i) > 0)
        .mapToDouble(metric)
        .average()
        .orElse(0);
  }

  private int predictions(int i) {
    int sum = 0;
    for (int[] row : counts) {
      sum += row[i];
    }
    return sum;
  }

  private static double ratio(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Confusion c
        && c.labels.equals(labels)
        && Arrays.deepEquals(c.counts, counts);
  }

  @Override
  public int hashCode() {
    return 31 * labels.hashCode() + Arrays.deepHashCode(counts);
  }
}
