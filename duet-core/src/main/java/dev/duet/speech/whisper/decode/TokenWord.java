package dev.duet.speech.whisper.decode;

/**
 * A word and the tokens it is made of.
 *
 * @param text with the blank before it
 * @param tokens number of them
 */
record TokenWord(String text, int tokens) {

  TokenWord append(TokenWord next) {
    return new TokenWord(text + next.text, tokens + next.tokens);
  }
}
