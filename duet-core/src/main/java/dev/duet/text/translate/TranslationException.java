package dev.duet.text.translate;

/** Why something could not be translated, or a translation not read, in one sentence. */
public final class TranslationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A fault with its sentence. */
  public TranslationException(String sentence) {
    super(sentence);
  }

  /** As above, keeping the cause. */
  public TranslationException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
