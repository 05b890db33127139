package dev.duet.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The {@code duet} command. */
@SuppressWarnings("UnusedVariable") // picocli sets the options and acts on these two itself
@Command(
    name = "duet",
    versionProvider = Duet.Version.class,
    description = "Tells the emotion of a spoken utterance from its sound and its words.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      PredictCommand.class,
      TranscribeCommand.class,
      FeaturesCommand.class,
      AugmentCommand.class,
      DataCommand.class,
      ModelsCommand.class,
      TrainCommand.class,
      EvaluateCommand.class,
      ExperimentCommand.class,
      ChooseCommand.class,
      CompareCommand.class,
      StudentCommand.class,
      FormsCommand.class,
      ScopeCommand.class,
      RobustnessCommand.class,
      ExampleCommand.class
    },
    footer = {
      "",
      "Try: duet predict examples/utterance.wav --text \"i feel so happy today\"",
      "Every command explains itself, for example: duet predict --help",
      "",
      "Answers go to standard output, progress and errors to standard error.",
      "Exit code: 0 for success, 1 for an input that got no answer, 2 for a wrong call."
    })
public final class Duet implements Runnable {
  /** What shells call the end of a tool that writes to nobody: 128 and the signal's 13. */
  private static final int READER_GONE = 141;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Explain this command.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Print the version.")
  private boolean version;

  Duet() {}

  /** The command line, for {@link #main} and for tests. */
  static CommandLine commandLine() {
    return new CommandLine(new Duet())
        .setExecutionExceptionHandler(new Failures())
        .setParameterExceptionHandler(Failures::wrongCall)
        .setCaseInsensitiveEnumValuesAllowed(true)
        // Words may well begin with @ or look like an option.
        .setExpandAtFiles(false)
        .setAllowOptionsAsOptionParameters(true)
        .registerConverter(Path.class, Duet::path);
  }

  private static Path path(String name) {
    if (name.isEmpty()) {
      throw new TypeConversionException("the name is empty");
    }
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new TypeConversionException("this cannot be the name of a file: " + e.getReason());
    }
  }

  /** Without a command, says which there are. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Runs the command and exits with its code. */
  public static void main(String[] args) {
    System.exit(run(commandLine(), args));
  }

  private static int run(CommandLine duet, String[] args) {
    try {
      int code = duet.execute(args);
      // A print stream keeps its troubles to itself until it is asked.
      if (code != CommandLine.ExitCode.OK || !System.out.checkError()) {
        return code;
      }
      if (isReaderGone()) {
        return READER_GONE;
      }
      Notice.print(
          duet.getErr(),
          "standard output cannot be written, check where it goes and the space there");
    } catch (OutOfMemoryError e) {
      Notice.print(
          duet.getErr(),
          "Java has too little memory for this, allow more by DUET_JAVA_OPTS=-Xmx2g");
    }
    return Failures.USER;
  }

  /** Whether who read standard output has seen enough, as {@code head} has after some lines. */
  private static boolean isReaderGone() {
    try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
      out.write('\n');
      return false;
    } catch (IOException e) {
      return "Broken pipe".equals(e.getMessage());
    }
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
