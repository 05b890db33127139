package dev.duet.evaluate;

/**
 * How well one label is told.
 *
 * @param precision the share of its predictions that are right, in [0, 1]
 * @param recall the share of its items that are found, in [0, 1]
 * @param f1 their harmonic mean, in [0, 1]
 * @param support how many items have it as their truth
 */
public record ClassMetrics(double precision, double recall, double f1, int support) {

  static ClassMetrics of(Confusion confusion, int i) {
    return new ClassMetrics(
        confusion.precision(i), confusion.recall(i), confusion.f1(i), confusion.support(i));
  }
}
