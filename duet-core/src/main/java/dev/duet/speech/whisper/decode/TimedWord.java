package dev.duet.speech.whisper.decode;

/**
 * A word, what it is made of and when it was said.
 *
 * @param text with the blank before it; empty once it has become part of a neighbour
 * @param tokens number of them
 * @param start in seconds
 * @param end in seconds
 * @param probability mean of the tokens'
 */
record TimedWord(String text, int tokens, double start, double end, double probability) {

  double duration() {
    return end - start;
  }

  TimedWord from(double otherStart) {
    return new TimedWord(text, tokens, otherStart, Math.max(otherStart, end), probability);
  }

  TimedWord until(double otherEnd) {
    return new TimedWord(text, tokens, Math.min(start, otherEnd), otherEnd, probability);
  }

  TimedWord later(double seconds) {
    return new TimedWord(text, tokens, start + seconds, end + seconds, probability);
  }

  TimedWord spelled(String otherText, int otherTokens) {
    return new TimedWord(otherText, otherTokens, start, end, probability);
  }
}
