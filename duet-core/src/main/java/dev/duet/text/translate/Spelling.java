package dev.duet.text.translate;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * From the spelling of a corpus to the one that translators know, and back. Tweets say {@code i
 * didnt} or {@code i didn t}; to a translator that {@code i} is Catalan for "and".
 */
public final class Spelling {
  private record Rule(Pattern wrong, String right) {

    static Rule of(String wrong, String right) {
      return new Rule(Pattern.compile("\\b(?:" + wrong + ")\\b", Pattern.CASE_INSENSITIVE), right);
    }
  }

  /** What stands before {@code n't}. */
  private static final String AUXILIARIES =
      "(do|did|does|ca|wo|is|was|are|were|ai|could|would|should|have|has|had|must|need)";

  private static final List<Rule> CONTRACTIONS =
      List.of(
          Rule.of(AUXILIARIES + "n ?t", "$1n't"),
          Rule.of("can t", "can't"),
          Rule.of("(i|you|we|they) (m|ve|ll|re|d)", "$1'$2"),
          Rule.of("(he|she|it|that|there|what|who|let) s", "$1's"),
          Rule.of("i(m|ve|d)", "I'$1"),
          // The adjective stands elsewhere: "i feel ill".
          Rule.of("(?:^|(?<=(?:and|but|so|that|if|think|hope|know|guess|sure|maybe) ))ill", "I'll"),
          Rule.of("(you|they)(re|ve|ll)", "$1'$2"),
          Rule.of("weve", "we've"),
          Rule.of("(he|she|that|there|what)s", "$1's"),
          Rule.of(
              "its (a|the|not|been|just|so|really|very|like|that|too|all|hard|time|going|my|because)",
              "it's $1"),
          Rule.of("i", "I"));

  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cc}]+");
  private static final Pattern ENDED = Pattern.compile("[.!?\u2026][\"')]*$");
  private static final List<String> MARKS =
      List.of(".", ",", ";", ":", "!", "?", "\"", "(", ")", "'");

  private Spelling() {}

  /**
   * A sentence as translators expect it: on one line, {@code I} and contractions spelled out, a
   * capital first letter and a final full stop.
   */
  public static String restored(String sentence) {
    String text = SPACE.matcher(sentence).replaceAll(" ").strip();
    for (Rule rule : CONTRACTIONS) {
      text = rule.wrong.matcher(text).replaceAll(rule.right);
    }
    if (text.isEmpty()) {
      return text;
    }
    int first = text.offsetByCodePoints(0, 1);
    String capital = text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
    return ENDED.matcher(capital).find() ? capital : capital + ".";
  }

  /** A text with the letters' case and the marks of a model: what that lacks, it loses. */
  static String like(String model, String text) {
    String same =
        model.equals(model.toLowerCase(Locale.ROOT)) ? text.toLowerCase(Locale.ROOT) : text;
    for (String mark : MARKS) {
      if (!model.contains(mark)) {
        same = same.replace(mark, "");
      }
    }
    return SPACE.matcher(same).replaceAll(" ").strip();
  }
}
