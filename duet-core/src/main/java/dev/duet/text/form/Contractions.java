package dev.duet.text.form;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * English contractions: {@code don't} is also written {@code dont} and {@code don t}, and is short
 * for {@code do not}. Spellings that are words of their own, such as {@code were}, {@code well} and
 * {@code ill}, are left alone.
 */
final class Contractions {
  private static final String BREAK = "['\u2019 ]";

  private static final List<Rule> RULES =
      List.of(
          Rule.of(
              "(do|does|did|is|are|was|were|has|have|had|could|would|should)n~?t", "n't", " not"),
          Rule.of("(ca)n~?t", "n't", "nnot"),
          Rule.of("(w)on~?t", "on't", "ill not"),
          Rule.of("(i)~?m", "'m", " am"),
          Rule.of("(i|you|we|they)~?ve", "'ve", " have"),
          Rule.of("(you|they)~?re", "'re", " are"),
          Rule.of("(we)~re", "'re", " are"),
          Rule.of("(that|what|there|here|he|she)~?s", "'s", " is"),
          Rule.of("(it)~s", "'s", " is"),
          Rule.of("(you|they)~?ll", "'ll", " will"),
          Rule.of("(i|we|he|she|it)~ll", "'ll", " will"),
          Rule.of("(you|they)~?d", "'d", " would"),
          Rule.of("(i|we|he|she)~d", "'d", " would"));

  private Contractions() {}

  /**
   * One kind of contraction.
   *
   * @param written every spelling of it; group 1 is the word that stays
   * @param ending behind that word where it is written well
   * @param full behind that word where it is spelt out
   */
  private record Rule(Pattern written, String ending, String full) {

    /** In a spelling, {@code ~} stands for an apostrophe or the space some corpora put for it. */
    static Rule of(String spelling, String ending, String full) {
      String pattern = "(?<![\\p{L}\\p{N}'\u2019])%s(?![\\p{L}\\p{N}'\u2019])".formatted(spelling);
      return new Rule(
          Pattern.compile(pattern.replace("~", BREAK), Pattern.CASE_INSENSITIVE), ending, full);
    }

    String replace(String text, String tail) {
      return written.matcher(text).replaceAll((MatchResult found) -> found.group(1) + tail);
    }
  }

  /** With an apostrophe in every contraction. */
  static String restored(String text) {
    String written = text;
    for (Rule rule : RULES) {
      written = rule.replace(written, rule.ending);
    }
    return written;
  }

  /** Without contractions. */
  static String spelledOut(String text) {
    String written = text;
    for (Rule rule : RULES) {
      written = rule.replace(written, rule.full);
    }
    return written;
  }
}
