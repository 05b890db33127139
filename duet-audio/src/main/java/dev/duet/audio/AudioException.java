package dev.duet.audio;

/**
 * What is wrong with a recording, in one sentence that a user can act on.
 *
 * <p>Every failure that the content of a recording can cause is this type; programming errors stay
 * {@link IllegalArgumentException}.
 */
public final class AudioException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The kind of fault, for callers that react to it. */
  public enum Reason {
    /** No such file, or it cannot be opened or read. */
    UNREADABLE,
    /** No bytes, or a header without a single sample. */
    EMPTY,
    /** Not audio in any form the decoder knows. */
    NOT_AUDIO,
    /** Fewer bytes than the header promises. */
    TRUNCATED,
    /** Audio by its header, but the content contradicts itself. */
    CORRUPT,
    /** Fewer samples or frames than what is asked of them needs. */
    TOO_SHORT,
    /** Longer than the caller's limit. */
    TOO_LONG,
    /** Larger than the caller's limit. */
    TOO_LARGE,
    /** NaN or infinite samples. */
    NOT_FINITE,
    /** Nothing but silence where sound is needed. */
    SILENT
  }

  private final Reason reason;

  /**
   * A fault with its sentence.
   *
   * @param reason the kind of fault
   * @param sentence what is wrong and what to do, without the file's name (the caller adds it)
   */
  public AudioException(Reason reason, String sentence) {
    super(sentence);
    this.reason = reason;
  }

  /** As above, keeping the cause. */
  public AudioException(Reason reason, String sentence, Throwable cause) {
    super(sentence, cause);
    this.reason = reason;
  }

  /** The kind of fault. */
  public Reason reason() {
    return reason;
  }
}
