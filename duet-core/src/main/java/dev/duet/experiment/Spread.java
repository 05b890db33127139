package dev.duet.experiment;

import java.util.List;
import java.util.stream.IntStream;

/** Some of many. */
final class Spread {
  private Spread() {}

  /** At most so many, evenly from the first on. */
  static <T> List<T> over(List<T> all, int count) {
    int taken = Math.min(count, all.size());
    return IntStream.range(0, taken)
        .mapToObj(i -> all.get((int) ((long) i * all.size() / taken)))
        .toList();
  }
}
