package dev.duet.app;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The options of every command that trains to measure: where from, where to, how often. */
final class ExperimentOptions {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The folder that holds the corpora: tess/, emotion/, ...")
  private Path data;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder of the report.")
  private Path out;

  @Option(
      names = "--seeds",
      split = ",",
      defaultValue = "1,2,3",
      paramLabel = "N",
      description =
          "Seeds, a training of each audio model for every one (default: ${DEFAULT-VALUE}).")
  private List<Integer> seeds;

  Path data() {
    return data;
  }

  Path out() {
    return out;
  }

  List<Integer> seeds() {
    return seeds;
  }

  /** Today, for a report. */
  static String today() {
    return LocalDate.now(ZoneId.systemDefault()).toString();
  }

  /** These options as a report says them, which names no folder of anybody's. */
  String told() {
    return "--data DIR --out DIR --seeds "
        + seeds.stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
