package dev.duet.fetch;

/** Why something could not be fetched, in one sentence with what to do. */
public class FetchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A fault with its sentence. */
  public FetchException(String sentence) {
    super(sentence);
  }

  /** As above, keeping the cause. */
  public FetchException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
