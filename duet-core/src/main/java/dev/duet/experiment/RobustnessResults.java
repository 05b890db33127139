package dev.duet.experiment;

import java.util.List;

/**
 * What was measured.
 *
 * @param kept how often labels are kept: a line for each system, corpus and change
 * @param fusion what fusion is worth; empty if the first bundle does not fuse
 */
public record RobustnessResults(List<KeptFigures> kept, List<FusionFigures> fusion) {

  /** Copies the lists. */
  public RobustnessResults {
    kept = List.copyOf(kept);
    fusion = List.copyOf(fusion);
  }
}
