package dev.duet.store;

/** Why a published model cannot be had, in one sentence with what to do. */
public class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A fault with its sentence. */
  public StoreException(String sentence) {
    super(sentence);
  }

  /** As above, keeping the cause. */
  public StoreException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
