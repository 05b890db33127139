package dev.duet.app;

import picocli.CommandLine.Command;

/** {@code duet data}: what is in a corpus, and where to get one. */
@Command(
    name = "data",
    mixinStandardHelpOptions = true,
    description = "Checks corpora, and fetches those that have an official home.",
    synopsisSubcommandLabel = "(check | fetch)",
    subcommands = {DataCheckCommand.class, DataFetchCommand.class})
final class DataCommand {}
