package dev.duet.weights.pickle;

/** Why a file is not read: the end of a sentence that begins with the file's name. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_QUOTE = 80;

  Refusal(String problem) {
    super(problem);
  }

  /** Words from the file, fit to be shown. */
  static String quote(String words) {
    String brief = words.length() > LONGEST_QUOTE ? words.substring(0, LONGEST_QUOTE) + "…" : words;
    return "'" + brief.replaceAll("\\p{Cntrl}", "?") + "'";
  }
}
