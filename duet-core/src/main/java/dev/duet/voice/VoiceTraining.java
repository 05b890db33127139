package dev.duet.voice;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.duet.train.TrainingPlan;

/**
 * How an audio model is trained.
 *
 * @param batchSize utterances a step, positive
 * @param labelSmoothing probability spread over all labels, in [0, 1)
 * @param plan how long and how boldly
 * @param orthogonal whether the recurrent matrices of an LSTM begin orthogonal (Saxe et al. 2014),
 *     gate by gate; not if not said
 * @param ownOrders whether each member of an ensemble sees the utterances in an order of its own,
 *     which makes members differ more; not if not said
 * @param withValidation whether validation utterances are trained on too, for when epochs and all
 *     else are chosen; then the plan must keep the last epoch, and validation figures flatter; not
 *     if not said
 * @param speakerBalance how far speakers count alike whatever number of utterances they have, from
 *     0, also if not said, for all utterances alike, to 1 for all speakers alike
 * @param mixup parameter of the beta distribution by which the embeddings of two utterances, and
 *     what is wanted of them, are mixed (manifold mixup, Verma et al. 2019); 0, also if not said,
 *     mixes none
 */
public record VoiceTraining(
    int batchSize,
    double labelSmoothing,
    TrainingPlan plan,
    @JsonProperty(defaultValue = "false") boolean orthogonal,
    @JsonProperty(defaultValue = "false") boolean ownOrders,
    @JsonProperty(defaultValue = "false") boolean withValidation,
    @JsonProperty(defaultValue = "0") double speakerBalance,
    @JsonProperty(defaultValue = "0") double mixup) {

  /** A training without what is optional. */
  public VoiceTraining(int batchSize, double labelSmoothing, TrainingPlan plan) {
    this(batchSize, labelSmoothing, plan, false, false, false);
  }

  /** A training of all utterances alike, none of them mixed. */
  public VoiceTraining(
      int batchSize,
      double labelSmoothing,
      TrainingPlan plan,
      boolean orthogonal,
      boolean ownOrders,
      boolean withValidation) {
    this(batchSize, labelSmoothing, plan, orthogonal, ownOrders, withValidation, 0, 0);
  }

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is outside its range, or the plan chooses an epoch
   *     by utterances that are trained on
   */
  public VoiceTraining {
    if (batchSize < 1) {
      throw new IllegalArgumentException("batchSize must be positive, not " + batchSize);
    }
    if (!(labelSmoothing >= 0 && labelSmoothing < 1)) {
      throw new IllegalArgumentException("labelSmoothing must be in [0, 1), not " + labelSmoothing);
    }
    if (!(speakerBalance >= 0 && speakerBalance <= 1)) {
      throw new IllegalArgumentException("speakerBalance must be in [0, 1], not " + speakerBalance);
    }
    if (!(mixup >= 0 && mixup <= 1)) {
      throw new IllegalArgumentException("mixup must be in [0, 1], not " + mixup);
    }
    if (withValidation && (plan.keep() != TrainingPlan.Keep.LAST || plan.patience() > 0)) {
      throw new IllegalArgumentException(
          "withValidation leaves nothing to choose an epoch by; it takes keep: last and patience: 0");
    }
  }

  /** The same by another plan. */
  public VoiceTraining withPlan(TrainingPlan other) {
    return new VoiceTraining(
        batchSize,
        labelSmoothing,
        other,
        orthogonal,
        ownOrders,
        withValidation,
        speakerBalance,
        mixup);
  }

  /** The same without training on validation utterances. */
  public VoiceTraining withoutValidation() {
    return new VoiceTraining(
        batchSize, labelSmoothing, plan, orthogonal, ownOrders, false, speakerBalance, mixup);
  }
}
