package dev.duet.app;

/** Something about the call that the user can mend, in one sentence. */
final class UserException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UserException(String sentence) {
    super(sentence);
  }

  UserException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
