package dev.duet.app;

import dev.duet.corpus.fetch.CorpusFetch;
import dev.duet.corpus.fetch.CorpusHome;
import dev.duet.fetch.Download;
import java.io.Console;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code duet data fetch}: brings a corpus from its official home, once the user agreed. */
@Command(
    name = "fetch",
    description = {
      "Brings a corpus from its official home, once you agree.",
      "Says first what comes, how large, from where and under what licence, and asks. Stopped at any moment, it goes on there the next time. Whatever else of Duet opens a network connection says so first."
    },
    footer = {"", "Example: duet data fetch tess --to corpora"})
final class DataFetchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "tess|emotion", description = "Which corpus.")
  private String name;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "The folder that gets tess/ or emotion/ (default: ${DEFAULT-VALUE}).")
  private Path folder;

  @Option(names = "--yes", description = "Agree without being asked.")
  private boolean yes;

  @Option(names = "--base-url", hidden = true, description = "Another server of the same form.")
  private URI mirror;

  @Override
  public Integer call() {
    CorpusHome home = CorpusHome.of(name.toLowerCase(Locale.ROOT), Optional.ofNullable(mirror));
    Path target = folder.resolve(home.name());
    PrintWriter err = spec.commandLine().getErr();
    err.println(offer(home, target));
    err.flush();
    if (!yes && !agreed(err)) {
      return Failures.USER;
    }
    try (ProgressLine progress = new ProgressLine(err)) {
      new CorpusFetch(new Download())
          .fetch(
              home,
              target,
              (files, allFiles, bytes, allBytes) ->
                  progress.show(
                      String.format(
                          Locale.ROOT,
                          "%s %s %d of %d files, %.1f of %.1f MB",
                          home.name(),
                          ProgressLine.bar(allBytes == 0 ? 0 : (double) bytes / allBytes),
                          files,
                          allFiles,
                          bytes / 1e6,
                          allBytes / 1e6)));
    }
    spec.commandLine()
        .getOut()
        .printf("%s is in %s; look at it with: duet data check %s%n", name, target, target);
    return CommandLine.ExitCode.OK;
  }

  private static String offer(CorpusHome home, Path target) {
    return """
        %s
          what     %s
          from     %s
          licence  %s
          to       %s
          checked  %s
        Duet works without it: its packaged models need no corpus. To decline, answer n or press Ctrl-C."""
        .formatted(
            home.title(), home.contents(), home.page(), home.licence(), target, home.checked());
  }

  private static boolean agreed(PrintWriter err) {
    Optional<Console> console = Terminal.console();
    if (console.isEmpty()) {
      Notice.print(err, "nobody is there to agree, so nothing was fetched; add --yes to agree");
      return false;
    }
    String answer = console.get().readLine("Fetch it? [y/N] ");
    if (answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y")) {
      return true;
    }
    err.println("Nothing was fetched.");
    return false;
  }
}
