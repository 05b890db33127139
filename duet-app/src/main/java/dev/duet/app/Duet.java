package dev.duet.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The {@code duet} command. */
@Command(
    name = "duet",
    mixinStandardHelpOptions = true,
    versionProvider = Duet.Version.class,
    description = "Tells the emotion of a spoken utterance from its sound and its words.",
    subcommands = {
      PredictCommand.class,
      FeaturesCommand.class,
      DataCommand.class,
      TrainCommand.class,
      EvaluateCommand.class,
      ExperimentCommand.class,
      ExampleCommand.class
    },
    footer = {
      "",
      "Try: duet predict examples/utterance.wav --text \"i feel so happy today\"",
      "Each subcommand explains itself: duet predict --help"
    })
public final class Duet {
  Duet() {}

  /** The command line, for {@link #main} and for tests. */
  static CommandLine commandLine() {
    return new CommandLine(new Duet())
        .setExecutionExceptionHandler(new Failures())
        .setParameterExceptionHandler(Duet::wrongCall)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  /** One sentence and where to read on, instead of the whole usage. */
  private static int wrongCall(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    command.getErr().println("duet: " + e.getMessage());
    command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return CommandLine.ExitCode.USAGE;
  }

  /** Runs the command and exits with its code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The version that Maven built. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Duet.class.getPackage().getImplementationVersion();
      return new String[] {"duet " + (version == null ? "(development)" : version)};
    }
  }
}
