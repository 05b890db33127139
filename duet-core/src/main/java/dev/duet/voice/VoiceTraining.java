package dev.duet.voice;

import dev.duet.train.TrainingPlan;

/**
 * How an audio model is trained.
 *
 * @param batchSize utterances a step, positive
 * @param labelSmoothing probability spread over all labels, in [0, 1)
 * @param plan how long and how boldly
 */
public record VoiceTraining(int batchSize, double labelSmoothing, TrainingPlan plan) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is outside its range
   */
  public VoiceTraining {
    if (batchSize < 1) {
      throw new IllegalArgumentException("batchSize must be positive, not " + batchSize);
    }
    if (!(labelSmoothing >= 0 && labelSmoothing < 1)) {
      throw new IllegalArgumentException("labelSmoothing must be in [0, 1), not " + labelSmoothing);
    }
  }

  /** The same by another plan. */
  public VoiceTraining withPlan(TrainingPlan other) {
    return new VoiceTraining(batchSize, labelSmoothing, other);
  }
}
