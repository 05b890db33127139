package dev.duet.train;

/**
 * How long and how boldly to train.
 *
 * @param epochs passes over the training examples
 * @param learningRate highest rate, reached after the warm-up and then falling linearly to zero
 * @param warmup share of all steps in which the rate rises from zero, in [0, 1)
 * @param weightDecay decoupled decay of matrices (biases and norms are spared)
 * @param clipNorm largest norm of all gradients together; zero does not clip
 * @param patience epochs without a better validation macro-F1 before stopping; zero never stops
 * @param seed of batches, initial values and dropout
 * @param keep which epoch's parameters are the result; the best if not said
 */
public record TrainingPlan(
    int epochs,
    double learningRate,
    double warmup,
    double weightDecay,
    double clipNorm,
    int patience,
    int seed,
    Keep keep) {

  /** Which epoch's parameters are the result of a training. */
  public enum Keep {
    /** The epoch of the highest validation macro-F1. */
    BEST,
    /** The last, where validation says nothing of what matters (an unheard voice, say). */
    LAST
  }

  /** A plan that keeps the best epoch. */
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
    if (epochs < 1 || patience < 0 || clipNorm < 0 || weightDecay < 0) {
      throw new IllegalArgumentException(
          "epochs must be positive; patience, clipNorm and weightDecay not negative");
    }
    if (!(learningRate > 0) || !(warmup >= 0 && warmup < 1)) {
      throw new IllegalArgumentException("learningRate must be positive, warmup in [0, 1)");
    }
  }

  /** The same for another number of epochs. */
  public TrainingPlan withEpochs(int number) {
    return new TrainingPlan(
        number, learningRate, warmup, weightDecay, clipNorm, patience, seed, keep);
  }

  /** The same from another seed. */
  public TrainingPlan withSeed(int number) {
    return new TrainingPlan(
        epochs, learningRate, warmup, weightDecay, clipNorm, patience, number, keep);
  }

  /**
   * The learning rate of a step, after Devlin et al.: linear warm-up, then linear decay.
   *
   * @param step from zero
   * @param steps of the whole training
   */
  double rate(int step, int steps) {
    double warm = warmup * steps;
    return step < warm
        ? learningRate * (step + 1) / (warm + 1)
        : learningRate * (steps - step) / (steps - warm);
  }
}
