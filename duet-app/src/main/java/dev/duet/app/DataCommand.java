package dev.duet.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code duet data}: what is in a corpus, where to get one, and how to make more of one. */
@Command(
    name = "data",
    description =
        "Checks corpora, fetches those that have an official home, and makes other wordings of sentences.",
    synopsisSubcommandLabel = "(check | fetch | back-translate)",
    subcommands = {DataCheckCommand.class, DataFetchCommand.class, BackTranslateCommand.class},
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
