package dev.duet.evaluate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Locale;

/**
 * What tables and JSON say of a {@link CoverageCurve}.
 *
 * @param curve they are of
 * @param aurc area under the curve of risk over coverage
 * @param coverage accuracy at the {@link CoverageCurve#PERCENTS}
 * @param abstaining what becomes of the items at thresholds that were asked for
 */
public record CoverageFigures(
    @JsonIgnore CoverageCurve curve, double aurc, List<Share> coverage, List<Selected> abstaining) {

  /**
   * A part of the items.
   *
   * @param percent of the items, the surest
   * @param accuracy on them
   */
  public record Share(int percent, double accuracy) {}

  /**
   * The items that are answered.
   *
   * @param threshold the least confidence that is answered
   * @param answered how many items have it
   * @param coverage their share of all
   * @param accuracy on them
   */
  public record Selected(double threshold, int answered, double coverage, double accuracy) {}

  /** Copies the lists. */
  public CoverageFigures {
    coverage = List.copyOf(coverage);
    abstaining = List.copyOf(abstaining);
  }

  /** The figures of a curve, at some thresholds of confidence. */
  public static CoverageFigures of(CoverageCurve curve, List<Double> thresholds) {
    return new CoverageFigures(
        curve,
        curve.aurc(),
        CoverageCurve.PERCENTS.stream()
            .map(percent -> new Share(percent, curve.accuracyAt(percent / 100.0)))
            .toList(),
        thresholds.stream().map(threshold -> selected(curve, threshold)).toList());
  }

  private static Selected selected(CoverageCurve curve, double threshold) {
    CoverageCurve.Point point = curve.above(threshold);
    return new Selected(
        threshold, point.answered(), (double) point.answered() / curve.n(), point.accuracy());
  }

  /** All on a few lines, ended by {@code \n}. */
  public String text() {
    StringBuilder text = new StringBuilder("accuracy on the surest");
    coverage.forEach(
        share ->
            text.append(
                String.format(Locale.ROOT, "  %d %%: %.4f", share.percent, share.accuracy)));
    text.append(String.format(Locale.ROOT, "  (AURC %.4f)%n", aurc));
    abstaining.forEach(
        s ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "confidence of %.2f or more: %d of %d answered (%.1f %%), accuracy %.4f%n",
                    s.threshold,
                    s.answered,
                    curve.n(),
                    100 * s.coverage,
                    s.accuracy)));
    return text.toString();
  }
}
