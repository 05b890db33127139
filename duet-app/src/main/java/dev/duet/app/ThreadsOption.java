package dev.duet.app;

import dev.duet.weights.Torch;
import picocli.CommandLine.Option;

/** The option that sets the threads of the tensor engine. */
final class ThreadsOption {
  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "threads of the tensor engine (default: 1; more help on an idle machine only)")
  private Integer number;

  /** Takes effect if the engine has not been used in this process. */
  void apply() {
    if (number != null) {
      Torch.threads(number);
    }
  }
}
