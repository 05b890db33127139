package dev.duet.evaluate;

import java.util.List;

/**
 * The items whose confidence lies in {@code (lower, upper]}: a calibrated system is right in the
 * share of them that its mean confidence says.
 *
 * @param lower exclusive, save for the first bin
 * @param upper inclusive
 * @param count the number of items, at least one: empty bins are left out
 * @param confidence their mean top probability
 * @param accuracy the share predicted right
 */
public record ReliabilityBin(
    double lower, double upper, int count, double confidence, double accuracy) {

  /** The number of equal-width bins over [0, 1], that of Guo et al. (2017). */
  public static final int BINS = 15;

  static int indexOf(double confidence) {
    return Math.max(0, (int) Math.ceil(confidence * BINS) - 1);
  }

  /**
   * Expected calibration error (Naeini et al., 2015): the mean, over items, of the gap between
   * confidence and accuracy in the item's bin.
   */
  static double expectedCalibrationError(List<ReliabilityBin> bins) {
    double gap = 0;
    int items = 0;
    for (ReliabilityBin bin : bins) {
      gap += bin.count * Math.abs(bin.confidence - bin.accuracy);
      items += bin.count;
    }
    return gap / items;
  }

  /**
   * The calibration error that a perfectly calibrated system would be found to have on so few
   * items: of a bin's share of right ones, the mean absolute deviation of a normal distribution
   * with the variance of a binomial one.
   */
  public static double errorByChance(List<ReliabilityBin> bins) {
    double gap = 0;
    int items = 0;
    for (ReliabilityBin bin : bins) {
      double variance = bin.confidence * (1 - bin.confidence) / bin.count;
      gap += bin.count * Math.sqrt(2 * variance / Math.PI);
      items += bin.count;
    }
    return gap / items;
  }
}
