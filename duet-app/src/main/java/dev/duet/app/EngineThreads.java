package dev.duet.app;

import dev.duet.weights.Torch;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that says how many threads the tensor engine may use. */
final class EngineThreads {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Threads of the tensor engine (default: ${DEFAULT-VALUE}; more may help on an idle machine).",
      defaultValue = "1")
  private int threads;

  /** To be called before the engine is first used. */
  void apply() {
    if (threads < 1) {
      throw new ParameterException(
          spec.commandLine(), "--threads takes a number of at least 1, not " + threads);
    }
    Torch.threads(threads);
  }
}
