package dev.duet.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code duet data}: what is in a corpus, and where to get one. */
@Command(
    name = "data",
    description = "Checks corpora, and fetches those that have an official home.",
    synopsisSubcommandLabel = "(check | fetch)",
    subcommands = {DataCheckCommand.class, DataFetchCommand.class},
    footer = {
      "",
      "Examples:",
      "  duet data fetch tess --to corpora    from its official home into corpora/tess",
      "  duet data check corpora              all corpora in a folder"
    })
final class DataCommand implements Runnable {
  @Spec private CommandSpec spec;

  /** Without a command, says which there are. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
