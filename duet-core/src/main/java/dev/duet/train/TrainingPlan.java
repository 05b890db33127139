package dev.duet.train;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How long and how boldly to train.
 *
 * @param epochs passes over the training examples
 * @param learningRate highest rate, reached after the warm-up and then falling to zero
 * @param warmup share of all steps in which the rate rises from zero, in [0, 1)
 * @param weightDecay decoupled decay of matrices (biases and norms are spared)
 * @param clipNorm largest norm of all gradients together; zero does not clip
 * @param patience epochs without a better validation macro-F1 before stopping; zero never stops
 * @param seed of batches, initial values and dropout
 * @param keep which epoch's parameters are the result; the best if not said
 * @param schedule how the rate falls; linearly if not said
 * @param averaging share of the old in an exponential moving average of the parameters, which is
 *     then what is validated and what results (Polyak and Juditsky 1992), in [0, 1); zero, also if
 *     not said, does not average
 */
public record TrainingPlan(
    int epochs,
    double learningRate,
    double warmup,
    double weightDecay,
    double clipNorm,
    int patience,
    int seed,
    Keep keep,
    @JsonProperty(defaultValue = "linear") Schedule schedule,
    @JsonProperty(defaultValue = "0") double averaging) {

  /** How the learning rate falls after the warm-up. */
  public enum Schedule {
    /** In a straight line. */
    LINEAR,
    /** By half a cosine (Loshchilov and Hutter 2017): slowly first and last. */
    COSINE
  }

  /** Which epoch's parameters are the result of a training. */
  public enum Keep {
    /** The epoch of the highest validation macro-F1. */
    BEST,
    /** The last, where validation says nothing of what matters (an unheard voice, say). */
    LAST
  }

  /** A plan whose rate falls linearly and that does not average. */
  public TrainingPlan(
      int epochs,
      double learningRate,
      double warmup,
      double weightDecay,
      double clipNorm,
      int patience,
      int seed,
      Keep keep) {
    this(
        epochs,
        learningRate,
        warmup,
        weightDecay,
        clipNorm,
        patience,
        seed,
        keep,
        Schedule.LINEAR,
        0);
  }

  /** The same that keeps the best epoch. */
  public TrainingPlan(
      int epochs,
      double learningRate,
      double warmup,
      double weightDecay,
      double clipNorm,
      int patience,
      int seed) {
    this(epochs, learningRate, warmup, weightDecay, clipNorm, patience, seed, Keep.BEST);
  }

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is outside its range
   */
  public TrainingPlan {
    keep = keep == null ? Keep.BEST : keep;
    schedule = schedule == null ? Schedule.LINEAR : schedule;
    if (epochs < 1 || patience < 0 || clipNorm < 0 || weightDecay < 0) {
      throw new IllegalArgumentException(
          "epochs must be positive; patience, clipNorm and weightDecay not negative");
    }
    if (!(learningRate > 0) || !(warmup >= 0 && warmup < 1)) {
      throw new IllegalArgumentException("learningRate must be positive, warmup in [0, 1)");
    }
    if (!(averaging >= 0 && averaging < 1)) {
      throw new IllegalArgumentException("averaging must be in [0, 1), not " + averaging);
    }
  }

  /** The same for another number of epochs. */
  public TrainingPlan withEpochs(int number) {
    return new TrainingPlan(
        number,
        learningRate,
        warmup,
        weightDecay,
        clipNorm,
        patience,
        seed,
        keep,
        schedule,
        averaging);
  }

  /** The same from another seed. */
  public TrainingPlan withSeed(int number) {
    return new TrainingPlan(
        epochs,
        learningRate,
        warmup,
        weightDecay,
        clipNorm,
        patience,
        number,
        keep,
        schedule,
        averaging);
  }

  /**
   * The learning rate of a step, after Devlin et al.: linear warm-up, then decay by the schedule.
   *
   * @param step from zero
   * @param steps of the whole training
   */
  double rate(int step, int steps) {
    double warm = warmup * steps;
    if (step < warm) {
      return learningRate * (step + 1) / (warm + 1);
    }
    if (schedule == Schedule.COSINE) {
      return learningRate * (1 + Math.cos(Math.PI * (step - warm) / (steps - warm))) / 2;
    }
    return learningRate * (steps - step) / (steps - warm);
  }
}
