package dev.duet.app;

import java.io.Console;
import java.util.Optional;

/** Whether a person sits at the other end. */
final class Terminal {
  private Terminal() {}

  /** The console, if input and output are a terminal. */
  // Before Java 22 there is no console without a terminal; since then there is, and it says so.
  @SuppressWarnings("SystemConsoleNull")
  static Optional<Console> console() {
    Console console = System.console();
    if (console == null) {
      return Optional.empty();
    }
    try {
      Object isTerminal = Console.class.getMethod("isTerminal").invoke(console);
      return Boolean.TRUE.equals(isTerminal) ? Optional.of(console) : Optional.empty();
    } catch (ReflectiveOperationException e) {
      return Optional.of(console);
    }
  }
}
