package dev.duet.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How often a system is right about those items of which it is surest: selective classification
 * (Geifman and El-Yaniv, 2017, <a href="https://arxiv.org/abs/1705.08500">Selective Classification
 * for Deep Neural Networks</a>). Items are taken by falling confidence; those of one confidence are
 * taken together, so that their order means nothing.
 *
 * @param n number of items
 * @param points by falling confidence, a point for each that occurs
 */
public record CoverageCurve(int n, List<Point> points) {

  /** The shares of items, in percent, that tables and plots show. */
  public static final List<Integer> PERCENTS = List.of(100, 90, 80, 70, 60, 50, 40, 30, 20, 10);

  /**
   * What becomes of the items at least so sure.
   *
   * @param confidence the least that is answered
   * @param answered how many items have at least that
   * @param right how many of them are told right
   */
  public record Point(double confidence, int answered, int right) {

    /** The share of those answered that are told right; of none, none. */
    public double accuracy() {
      return answered == 0 ? 0 : (double) right / answered;
    }
  }

  /** Copies the list. */
  public CoverageCurve {
    points = List.copyOf(points);
  }

  /**
   * The curve of outcomes.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static CoverageCurve of(List<Outcome> outcomes) {
    if (outcomes.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to cover: no outcomes were given");
    }
    List<Outcome> surest =
        outcomes.stream()
            .sorted(Comparator.comparingDouble(Outcome::confidence).reversed())
            .toList();
    List<Point> points = new ArrayList<>();
    int right = 0;
    for (int i = 0; i < surest.size(); i++) {
      Outcome outcome = surest.get(i);
      right += outcome.predicted() == outcome.truth() ? 1 : 0;
      boolean isLastOfItsConfidence =
          i + 1 == surest.size() || surest.get(i + 1).confidence() < outcome.confidence();
      if (isLastOfItsConfidence) {
        points.add(new Point(outcome.confidence(), i + 1, right));
      }
    }
    return new CoverageCurve(outcomes.size(), points);
  }

  /** What becomes of the items if those less sure than a threshold get no answer. */
  public Point above(double threshold) {
    Point above = new Point(threshold, 0, 0);
    for (Point point : points) {
      if (point.confidence >= threshold) {
        above = new Point(threshold, point.answered, point.right);
      }
    }
    return above;
  }

  /**
   * The accuracy on the surest items.
   *
   * @param coverage their share, in (0, 1]; at least one item is taken
   */
  public double accuracyAt(double coverage) {
    double taken = Math.max(1, coverage * n);
    Point before = new Point(1, 0, 0);
    for (Point point : points) {
      if (point.answered >= taken) {
        return expectedRight(before, point, taken) / taken;
      }
      before = point;
    }
    return before.accuracy();
  }

  /** Right ones among so many, if the last of one confidence are drawn at random. */
  private static double expectedRight(Point before, Point point, double taken) {
    double share = (taken - before.answered) / (point.answered - before.answered);
    return before.right + share * (point.right - before.right);
  }

  /**
   * The area under the curve of risk over coverage: the mean, over numbers of items taken, of the
   * share told wrong. Less is better; a system whose confidence means nothing has its error rate.
   */
  public double aurc() {
    double sum = 0;
    Point before = new Point(1, 0, 0);
    for (Point point : points) {
      for (int taken = before.answered + 1; taken <= point.answered; taken++) {
        sum += 1 - expectedRight(before, point, taken) / taken;
      }
      before = point;
    }
    return sum / n;
  }
}
