package dev.duet.text.form;

import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Capitals and punctuation, taken away and put in. */
final class Marks {
  private static final Pattern APOSTROPHE = Pattern.compile("['\u2019`]");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern LONE_I =
      Pattern.compile("(?<![\\p{L}\\p{N}'\u2019])i(?![\\p{L}\\p{N}])");
  private static final Pattern BEGINNING = Pattern.compile("(^|[.!?]\\s+)(\\p{Ll})");
  private static final Pattern CLAUSE = Pattern.compile("(?<=\\p{L}) (but|because|so|and) (?=i )");
  private static final Pattern ENDED =
      Pattern.compile(".*[.!?\u2026:;)\"\u201d]\\s*", Pattern.DOTALL);
  private static final double COMMA = 0.5;
  private static final double EXCLAMATION = 0.15;
  private static final double DOTS = 0.1;

  private Marks() {}

  /** Lower case, no mark of any kind, single spaces. */
  static String bare(String text) {
    String joined = APOSTROPHE.matcher(text).replaceAll("");
    return NO_WORD.matcher(joined).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
  }

  /** With capitals, commas before some clauses, and a mark at the end if there is none. */
  static String punctuated(String text, RandomGenerator random) {
    String clauses =
        CLAUSE
            .matcher(text.strip())
            .replaceAll(m -> (random.nextDouble() < COMMA ? ", " : " ") + m.group(1) + " ");
    String ended = ENDED.matcher(clauses).matches() ? clauses : clauses + mark(random);
    String capital =
        BEGINNING.matcher(ended).replaceAll(m -> m.group(1) + m.group(2).toUpperCase(Locale.ROOT));
    return LONE_I.matcher(capital).replaceAll("I");
  }

  /** Mostly a full stop; never a question mark, which would make another sentence of it. */
  private static String mark(RandomGenerator random) {
    double drawn = random.nextDouble();
    return drawn < EXCLAMATION ? "!" : drawn < EXCLAMATION + DOTS ? "..." : ".";
  }
}
