package dev.duet.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Measures Duet's effects and features and librosa's on the same clips in one run: librosa, Duet,
 * librosa again. The figure is the processor time of a call, the median of some iterations' means;
 * of librosa's two it is the better.
 *
 * <p>{@code duet-bench/side-by-side} calls it.
 */
public final class SideBySide {
  private SideBySide() {}

  /**
   * Measures and writes {@code effects.md} and {@code effects.json}.
   *
   * @param arguments a Python that has librosa, the script to give it, the folder to write to
   */
  public static void main(String[] arguments) throws IOException, RunnerException {
    if (arguments.length != 3) {
      System.err.println("call it by duet-bench/side-by-side PYTHON OUT");
      System.exit(2);
    }
    LibrosaPeer librosa = new LibrosaPeer(arguments[0], Path.of(arguments[1]));
    double loadBefore = load();
    LibrosaPeer.Answer first = librosa.measure();
    Map<String, Double> duet = duet();
    LibrosaPeer.Answer second = librosa.measure();
    Map<String, Double> best = new TreeMap<>(first.milliseconds());
    second.milliseconds().forEach((name, time) -> best.merge(name, time, Math::min));
    EffectsReport report = new EffectsReport(duet, best, first.versions(), loadBefore, load());
    Path out = Files.createDirectories(Path.of(arguments[2]));
    report.write(out);
    System.out.println(report.markdown());
  }

  /** Milliseconds of each benchmark. */
  private static Map<String, Double> duet() throws RunnerException {
    Map<String, Double> milliseconds = new TreeMap<>();
    Options options =
        new OptionsBuilder()
            .include(EffectBenchmark.class.getName())
            .mode(Mode.AverageTime)
            .forks(1)
            .warmupIterations(3)
            .warmupTime(TimeValue.seconds(3))
            .measurementIterations(5)
            .measurementTime(TimeValue.seconds(1))
            // Compiles before it goes on, so that load does not leave it half warm.
            .jvmArgs("-XX:+UseSerialGC", "-Xbatch")
            .build();
    for (RunResult result : new Runner(options).run()) {
      String name = result.getParams().getBenchmark();
      milliseconds.put(name.substring(name.lastIndexOf('.') + 1), median(result));
    }
    return milliseconds;
  }

  private static double median(RunResult result) {
    double[] means =
        result.getBenchmarkResults().stream()
            .flatMap(fork -> fork.getIterationResults().stream())
            .mapToDouble(i -> counter(i, "nanoseconds") / counter(i, "calls") / 1e6)
            .sorted()
            .toArray();
    return means[means.length / 2];
  }

  private static double counter(IterationResult iteration, String name) {
    return iteration.getSecondaryResults().get(name).getScore();
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
