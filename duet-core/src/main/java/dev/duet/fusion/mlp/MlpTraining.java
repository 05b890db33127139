package dev.duet.fusion.mlp;

import dev.duet.train.TrainingPlan;

/**
 * How feature-level fusion is trained.
 *
 * @param network its shape
 * @param batchSize examples a step, positive
 * @param labelSmoothing probability spread over all labels that are open, in [0, 1)
 * @param plan how long and how boldly
 */
public record MlpTraining(
    MlpConfig network, int batchSize, double labelSmoothing, TrainingPlan plan) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException with a sentence if a number is outside its range
   */
  public MlpTraining {
    if (batchSize < 1) {
      throw new IllegalArgumentException("batchSize must be positive, not " + batchSize);
    }
    if (!(labelSmoothing >= 0 && labelSmoothing < 1)) {
      throw new IllegalArgumentException("labelSmoothing must be in [0, 1), not " + labelSmoothing);
    }
  }

  /** The same by another plan. */
  public MlpTraining withPlan(TrainingPlan other) {
    return new MlpTraining(network, batchSize, labelSmoothing, other);
  }
}
