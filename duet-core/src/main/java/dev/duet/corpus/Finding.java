package dev.duet.corpus;

import java.util.Locale;

/**
 * Something about a corpus that its user should know. A finding is never fatal.
 *
 * @param kind what sort of thing
 * @param where the file, relative to the corpus, with its line if it has lines
 * @param sentence what was found and what was done about it
 */
public record Finding(Kind kind, String where, String sentence) {

  /** The sort of thing that was found. */
  public enum Kind {
    /** It cannot be read; left out. */
    UNREADABLE,
    /** Its name or its line says no label; left out. */
    UNLABELLED,
    /** The same bytes, or the same recording, as another; kept once. */
    DUPLICATE,
    /** Unlike its neighbours, or contradicting them; kept. */
    ODD,
    /** The corpus is known to have it, this copy has not. */
    MISSING;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public String toString() {
    return kind + ": " + where + ": " + sentence;
  }
}
