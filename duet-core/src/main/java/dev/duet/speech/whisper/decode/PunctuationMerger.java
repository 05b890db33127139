package dev.duet.speech.whisper.decode;

import java.util.ArrayList;
import java.util.List;

/** Gives marks to the words they belong to, as {@code merge_punctuations} of {@code timing.py}. */
final class PunctuationMerger {
  private static final String OPENING = "\"'“¿([{-";
  private static final String CLOSING = "\"'.。,，!！?？:：”)]}、";

  private PunctuationMerger() {}

  /** The same words; what has become part of a neighbour is left without text and tokens. */
  static List<TimedWord> merge(List<TimedWord> alignment) {
    List<TimedWord> words = new ArrayList<>(alignment);
    int next = words.size() - 1;
    for (int i = next - 1; i >= 0; i--) {
      TimedWord mark = words.get(i);
      if (mark.text().startsWith(" ") && OPENING.contains(mark.text().strip())) {
        TimedWord word = words.get(next);
        words.set(next, word.spelled(mark.text() + word.text(), mark.tokens() + word.tokens()));
        words.set(i, mark.spelled("", 0));
      } else {
        next = i;
      }
    }
    int last = 0;
    for (int i = 1; i < words.size(); i++) {
      TimedWord mark = words.get(i);
      TimedWord word = words.get(last);
      if (!word.text().endsWith(" ") && CLOSING.contains(mark.text())) {
        words.set(last, word.spelled(word.text() + mark.text(), word.tokens() + mark.tokens()));
        words.set(i, mark.spelled("", 0));
      } else {
        last = i;
      }
    }
    return words;
  }
}
