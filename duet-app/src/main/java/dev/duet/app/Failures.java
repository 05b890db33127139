package dev.duet.app;

import dev.duet.audio.AudioException;
import dev.duet.bundle.BundleException;
import dev.duet.corpus.CorpusException;
import dev.duet.fetch.FetchException;
import dev.duet.recipe.RecipeException;
import dev.duet.speech.SpeechException;
import dev.duet.store.StoreException;
import dev.duet.text.translate.TranslationException;
import dev.duet.train.TrainingException;
import dev.duet.weights.WeightsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Turns whatever went wrong in any command into one line on standard error and an exit code: 1 for
 * what the user can mend, 2 for a wrong call, 70 for a fault of Duet's own.
 */
final class Failures implements IExecutionExceptionHandler {
  static final int USER = 1;
  private static final int INTERNAL = 70;
  private static final String DEBUG = "DUET_DEBUG";

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    Optional<String> sentence = sentence(failure);
    if (sentence.isPresent()) {
      Notice.print(command.getErr(), sentence.get());
      return USER;
    }
    Notice.print(
        command.getErr(),
        "this is a fault in Duet ("
            + failure
            + "); please report it, with the output of the same command under "
            + DEBUG
            + "=1");
    if (System.getenv(DEBUG) != null) {
      failure.printStackTrace(command.getErr());
    }
    return INTERNAL;
  }

  /** A wrong call in one sentence that says where to read on. */
  static int wrongCall(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    String meant =
        e instanceof UnmatchedArgumentException unmatched && !unmatched.getSuggestions().isEmpty()
            ? "; did you mean " + unmatched.getSuggestions().get(0)
            : "";
    String help = "; see '" + command.getCommandSpec().qualifiedName() + " --help'";
    Notice.print(command.getErr(), e.getMessage() + meant + help);
    return CommandLine.ExitCode.USAGE;
  }

  /** What to tell the user, if it is something that can be mended. */
  private static Optional<String> sentence(Exception failure) {
    if (failure instanceof AudioException
        || failure instanceof BundleException
        || failure instanceof CorpusException
        || failure instanceof FetchException
        || failure instanceof RecipeException
        || failure instanceof SpeechException
        || failure instanceof StoreException
        || failure instanceof TrainingException
        || failure instanceof TranslationException
        || failure instanceof WeightsException
        || failure instanceof UserException) {
      return Optional.of(failure.getMessage());
    }
    if (failure instanceof UncheckedIOException unchecked) {
      return sentence(unchecked.getCause());
    }
    if (failure instanceof FileSystemException file && file.getFile() != null) {
      return Optional.of(file.getFile() + ": " + problem(file));
    }
    return failure instanceof IOException
        ? Optional.of(
            "a file cannot be read or written (" + failure.getMessage() + "); check the disk")
        : Optional.empty();
  }

  private static String problem(FileSystemException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file or folder, check the path";
    }
    if (e instanceof AccessDeniedException) {
      return "it may not be read or written, check its permissions";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "a file of this name is in the way, name another or remove it";
    }
    return "it cannot be read or written ("
        + Optional.ofNullable(e.getReason()).orElse("unknown reason")
        + "), check the path and the space";
  }
}
