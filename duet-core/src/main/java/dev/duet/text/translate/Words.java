package dev.duet.text.translate;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words of an English sentence: lower case, contractions taken apart. */
final class Words {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+(?:'[\\p{L}]+)*|\\d+");
  private static final Pattern CONTRACTION = Pattern.compile("(.+?)(n't|'m|'ve|'ll|'re|'d|'s)");
  private static final Map<String, String> WHOLE =
      Map.of(
          "n't", "not",
          "'m", "am",
          "'ve", "have",
          "'ll", "will",
          "'re", "are");

  /** What is left of a word before {@code n't}. */
  private static final Map<String, String> BEFORE_NOT =
      Map.of("ca", "can", "wo", "will", "ai", "is");

  private Words() {}

  static List<String> of(String sentence) {
    String plain = sentence.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
    return WORD.matcher(plain).results().flatMap(word -> parts(word.group())).toList();
  }

  private static Stream<String> parts(String word) {
    if (word.equals("cannot")) {
      return Stream.of("can", "not");
    }
    Matcher contraction = CONTRACTION.matcher(word);
    if (!contraction.matches()) {
      return Stream.of(word);
    }
    String head = contraction.group(1);
    String tail = contraction.group(2);
    return Stream.of(
        tail.equals("n't") ? BEFORE_NOT.getOrDefault(head, head) : head,
        WHOLE.getOrDefault(tail, tail));
  }
}
