package dev.duet.train;

import java.util.Comparator;
import java.util.List;

/**
 * What happened in training, an entry an epoch.
 *
 * @param epochs in order
 */
public record History(List<Epoch> epochs) {

  /**
   * One epoch.
   *
   * @param epoch from one
   * @param loss mean training loss
   * @param validation quality after the epoch
   * @param seconds it took, validation included
   */
  public record Epoch(int epoch, double loss, Validation validation, double seconds) {}

  /** The epoch of the highest validation macro-F1, the first if several are equal. */
  public Epoch best() {
    // max() keeps the last of equals, so later epochs are counted as smaller.
    return epochs.stream()
        .max(
            Comparator.comparingDouble((Epoch e) -> e.validation().macroF1())
                .thenComparing(Comparator.comparingInt(Epoch::epoch).reversed()))
        .orElseThrow();
  }
}
