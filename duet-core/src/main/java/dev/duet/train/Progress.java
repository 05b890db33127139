package dev.duet.train;

/** Someone who watches a training. */
public interface Progress {

  /**
   * A step that is done.
   *
   * @param epoch from one
   * @param epochs planned
   * @param step from one, within the epoch
   * @param steps in an epoch
   * @param loss of the step
   * @param secondsLeft an estimate for the whole training, from the pace so far
   */
  record Step(int epoch, int epochs, int step, int steps, double loss, double secondsLeft) {}

  /** Called after every step. */
  void step(Step step);

  /** Called after every epoch, when its checkpoint is safe. */
  void epoch(History.Epoch epoch);

  /** Nobody watches. */
  static Progress none() {
    return new Progress() {
      @Override
      public void step(Step step) {}

      @Override
      public void epoch(History.Epoch epoch) {}
    };
  }
}
