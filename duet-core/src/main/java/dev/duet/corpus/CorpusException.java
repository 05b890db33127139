package dev.duet.corpus;

/** Why a corpus cannot be used, in one sentence that names the file, the problem and the cure. */
public final class CorpusException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A fault with its sentence. */
  public CorpusException(String sentence) {
    super(sentence);
  }

  /** As above, keeping the cause. */
  public CorpusException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
