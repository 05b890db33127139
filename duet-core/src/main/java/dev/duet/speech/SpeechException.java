package dev.duet.speech;

/** A recogniser that cannot answer; the message is one sentence for the user. */
public class SpeechException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With a sentence that names the problem and the cure. */
  public SpeechException(String sentence) {
    super(sentence);
  }

  /** With a sentence that names the problem and the cure, and what is behind it. */
  public SpeechException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
