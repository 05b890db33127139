package dev.duet.voice;

import dev.duet.train.TrainingPlan;

/**
 * How the layers of an encoder whose outputs are features are fine-tuned to voices. A regression by
 * the states as they were published stays as it is meanwhile, so that states move only as far as
 * its examples need; what is learnt by the tuned states is found anew.
 *
 * @param batchSize utterances a step, positive; they are of like lengths, and those of every group
 *     are drawn alike
 * @param steps in an epoch, positive
 * @param share of the tuned weights in the result, in (0, 1]; the rest is as published (Wortsman et
 *     al. 2022, <a href="https://arxiv.org/abs/2109.01903">arXiv:2109.01903</a>)
 * @param plan how long and how boldly
 */
public record EncoderTuning(int batchSize, int steps, double share, TrainingPlan plan) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException with a sentence if one is violated
   */
  public EncoderTuning {
    if (batchSize < 1 || steps < 1) {
      throw new IllegalArgumentException(
          "batchSize and steps must be positive, not %d and %d".formatted(batchSize, steps));
    }
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("share must be in (0, 1], not " + share);
    }
  }

  /** The same from another seed. */
  public EncoderTuning withSeed(int seed) {
    return new EncoderTuning(batchSize, steps, share, plan.withSeed(seed));
  }
}
