package dev.duet.app;

import java.io.PrintWriter;

/** A sentence for the user on standard error: one line that begins with {@code duet: }. */
final class Notice {
  private Notice() {}

  /** Prints a sentence as one line, whatever the names in it hold, and ends it if it is not. */
  static void print(PrintWriter err, String sentence) {
    String line = Printable.line(sentence);
    err.println("duet: " + line + (line.matches(".*[.!?]") ? "" : "."));
    err.flush();
  }
}
