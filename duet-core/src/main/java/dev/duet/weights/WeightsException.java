package dev.duet.weights;

/**
 * What is wrong with a file of weights or with what belongs to it, in one sentence that a user can
 * act on.
 */
public final class WeightsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A fault with its sentence, the file's name included. */
  public WeightsException(String sentence) {
    super(sentence);
  }

  /** As above, keeping the cause. */
  public WeightsException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
