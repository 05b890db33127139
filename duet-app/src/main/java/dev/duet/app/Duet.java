package dev.duet.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code duet} command. */
@Command(
    name = "duet",
    mixinStandardHelpOptions = true,
    description = "Tells the emotion of a spoken utterance from its sound and its words.",
    subcommands = {DataCommand.class, FeaturesCommand.class})
public final class Duet {
  Duet() {}

  /** The command line, for {@link #main} and for tests. */
  static CommandLine commandLine() {
    return new CommandLine(new Duet()).setCaseInsensitiveEnumValuesAllowed(true);
  }

  /** Runs the command and exits with its code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }
}
