package dev.duet.app;

/** A horizontal bar of block characters, exact to an eighth of a character. */
final class Bar {
  private static final char FULL = '\u2588';
  private static final String[] PARTS = {
    "", "\u258f", "\u258e", "\u258d", "\u258c", "\u258b", "\u258a", "\u2589"
  };

  private Bar() {}

  /**
   * A bar and the blanks that fill up its place.
   *
   * @param share of the place that is filled, in [0, 1]
   * @param width of the place, in characters
   */
  static String of(double share, int width) {
    int eighths = (int) Math.round(share * width * 8);
    String bar = String.valueOf(FULL).repeat(eighths / 8) + PARTS[eighths % 8];
    return bar + " ".repeat(width - bar.length());
  }
}
