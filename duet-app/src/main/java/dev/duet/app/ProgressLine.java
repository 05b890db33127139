package dev.duet.app;

import java.io.PrintWriter;

/**
 * One line that says how far something is: overwritten on a terminal, repeated now and then
 * elsewhere, and not shown at all for what takes less than two seconds. Thread-safe.
 */
final class ProgressLine implements AutoCloseable {
  private static final long QUIET_NANOS = 2_000_000_000L;
  private static final long TERMINAL_NANOS = 200_000_000L;
  private static final long ELSEWHERE_NANOS = 10_000_000_000L;

  private final PrintWriter err;

  /** The launcher asks the shell: Java cannot tell whether standard error is a terminal. */
  private final boolean terminal = Boolean.getBoolean("duet.terminal");

  private long due = System.nanoTime() + QUIET_NANOS;
  private int width;

  ProgressLine(PrintWriter err) {
    this.err = err;
  }

  synchronized void show(String line) {
    long now = System.nanoTime();
    if (now - due < 0) {
      return;
    }
    due = now + (terminal ? TERMINAL_NANOS : ELSEWHERE_NANOS);
    if (terminal) {
      err.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
      width = line.length();
    } else {
      err.println(line);
    }
    err.flush();
  }

  /** A bar of twenty characters for a share in [0, 1]. */
  static String bar(double share) {
    int full = (int) Math.round(20 * Math.min(1, Math.max(0, share)));
    return "[" + "#".repeat(full) + ".".repeat(20 - full) + "]";
  }

  /** Clears the line on a terminal. */
  @Override
  public synchronized void close() {
    if (width > 0) {
      err.print("\r" + " ".repeat(width) + "\r");
      err.flush();
      width = 0;
    }
  }
}
