package dev.duet;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Notes how long named steps take. */
final class Stopwatch {
  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private final long start = System.nanoTime();

  <T> T time(String step, Supplier<T> work) {
    long from = System.nanoTime();
    T result = work.get();
    seconds.merge(step, (System.nanoTime() - from) * 1e-9, Double::sum);
    return result;
  }

  /** The steps in order, and {@code total} since the watch was made. */
  Map<String, Double> seconds() {
    Map<String, Double> all = new LinkedHashMap<>(seconds);
    all.put("total", (System.nanoTime() - start) * 1e-9);
    return all;
  }
}
