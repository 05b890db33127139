package dev.duet.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text that words can be left out of.
 *
 * @param text the whole
 * @param parts words, or in a long text a few words in a row, in order
 */
record Words(String text, List<Range> parts) {
  /** More words than these are taken several at a time. */
  static final int MOST_PARTS = 64;

  /** Words left out together. */
  static final int REACH = 2;

  /** No text model reads more tokens, and a word is a token at least. */
  private static final int MOST_WORDS = 512;

  /** A word without the punctuation around it; emoji; or other signs that stand alone. */
  private static final Pattern WORD =
      Pattern.compile(
          "[\\p{L}\\p{N}](?:\\S*[\\p{L}\\p{M}\\p{N}])?"
              + "|\\p{So}[\\p{So}\\p{Sk}\\p{M}\u200d]*"
              + "|(?<!\\S)[^\\s\\p{L}\\p{N}\\p{So}]+(?!\\S)");

  /** From one character to before another, in UTF-16 units. */
  record Range(int from, int to) {}

  static Words of(String text) {
    List<Range> words = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    while (words.size() < MOST_WORDS && word.find()) {
      words.add(new Range(word.start(), word.end()));
    }
    int together = (words.size() + MOST_PARTS - 1) / MOST_PARTS;
    List<Range> parts = new ArrayList<>();
    for (int i = 0; i < words.size(); i += together) {
      int last = Math.min(i + together, words.size()) - 1;
      parts.add(new Range(words.get(i).from(), words.get(last).to()));
    }
    return new Words(text, parts);
  }

  /** A part as it is written. */
  String part(int i) {
    return text.substring(parts.get(i).from(), parts.get(i).to());
  }

  /** The text without some parts in a row. */
  String without(int from, int to) {
    return text.substring(0, parts.get(from).from()) + text.substring(parts.get(to - 1).to());
  }
}
