package dev.duet.app;

import dev.duet.audio.AudioException;
import dev.duet.bundle.BundleException;
import dev.duet.corpus.CorpusException;
import dev.duet.fetch.FetchException;
import dev.duet.recipe.RecipeException;
import dev.duet.weights.WeightsException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Turns what went wrong into one line on standard error and an exit code: 1 for what the user can
 * mend, 2 (by picocli) for a wrong command line, 70 for a fault of Duet's own.
 */
final class Failures implements IExecutionExceptionHandler {
  static final int USER = 1;
  private static final int INTERNAL = 70;
  private static final String DEBUG = "DUET_DEBUG";

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    if (isForUser(failure)) {
      command.getErr().println("duet: " + failure.getMessage());
      return USER;
    }
    command
        .getErr()
        .println(
            "duet: this is a fault in Duet ("
                + failure.getClass().getSimpleName()
                + ": "
                + failure.getMessage()
                + "); please report it, with the output of the same command under "
                + DEBUG
                + "=1");
    if (System.getenv(DEBUG) != null) {
      failure.printStackTrace(command.getErr());
    }
    return INTERNAL;
  }

  /** Whether the message is a sentence for the user, who can do something about it. */
  static boolean isForUser(Exception failure) {
    return failure instanceof AudioException
        || failure instanceof BundleException
        || failure instanceof CorpusException
        || failure instanceof FetchException
        || failure instanceof RecipeException
        || failure instanceof WeightsException
        || failure instanceof UserException;
  }
}
