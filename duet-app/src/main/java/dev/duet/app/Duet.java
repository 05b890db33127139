package dev.duet.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code duet} command. */
@Command(
    name = "duet",
    mixinStandardHelpOptions = true,
    description = "Tells the emotion of a spoken utterance from its sound and its words.")
public final class Duet {
  private Duet() {}

  /** Runs the command and exits with its code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Duet()).execute(args));
  }
}
