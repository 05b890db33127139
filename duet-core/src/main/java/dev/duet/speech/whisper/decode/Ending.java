package dev.duet.speech.whisper.decode;

/**
 * When a transcript of a window is complete.
 *
 * @param tokens of the model
 * @param lastTimestamp ends a transcript that says it, or a later one, behind text; beyond the
 *     vocabulary where only the model's own end counts
 * @param maxTokens most tokens of a transcript
 */
record Ending(WhisperTokens tokens, int lastTimestamp, int maxTokens) {

  /** Where only the model's own end counts. */
  static Ending byTheModel(WhisperTokens tokens, int maxTokens) {
    return new Ending(tokens, Integer.MAX_VALUE, maxTokens);
  }

  /** Whether nothing may follow, although the model has not said so. */
  boolean isComplete(int[] said) {
    return said.length >= maxTokens || isClosed(said);
  }

  private boolean isClosed(int[] said) {
    return said.length >= 2
        && said[said.length - 1] >= lastTimestamp
        && tokens.isText(said[said.length - 2]);
  }
}
