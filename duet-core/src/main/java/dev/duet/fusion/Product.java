package dev.duet.fusion;

import dev.duet.emotion.Scores;
import java.util.Map;

/**
 * The log-linear pool with weights of one: the product of the {@code q_m}, which is Bayes' rule for
 * modalities that are independent given the emotion, with a uniform prior.
 */
public record Product() implements FusionRule {
  @Override
  public Scores combine(Map<Modality, Scores> scores) {
    return Pool.LOG_LINEAR.combine(scores, Weighted.ONES);
  }
}
