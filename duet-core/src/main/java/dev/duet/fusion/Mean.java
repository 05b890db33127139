package dev.duet.fusion;

import dev.duet.emotion.Scores;
import java.util.Map;

/** The linear pool with equal weights: the mean of the {@code q_m}. */
public record Mean() implements FusionRule {
  @Override
  public Scores combine(Map<Modality, Scores> scores) {
    return Pool.LINEAR.combine(scores, Weighted.ONES);
  }
}
