package dev.duet.app;

import java.util.regex.Pattern;

/** Names and texts of unknown origin, made fit to be shown. */
final class Printable {
  /** Line ends, and what would steer a terminal. */
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");

  private Printable() {}

  /** The same on one line: a control character becomes a space. */
  static String line(String text) {
    return CONTROL.matcher(text).replaceAll(" ");
  }

  /** As {@link #line}, cut with an ellipsis if it is longer than so many characters. */
  static String excerpt(String text, int characters) {
    if (text.codePointCount(0, text.length()) <= characters) {
      return line(text);
    }
    return line(text.substring(0, text.offsetByCodePoints(0, characters - 1))) + "\u2026";
  }
}
