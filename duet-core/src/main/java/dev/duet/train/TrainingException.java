package dev.duet.train;

/** Why a training cannot go on, in one sentence. */
public final class TrainingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TrainingException(String sentence) {
    super(sentence);
  }
}
