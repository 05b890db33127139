package dev.duet.audio;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** This process's resident memory in bytes, heap and native memory together. */
public final class ResidentMemory {
  private static final Path STATUS = Path.of("/proc/self/status");

  private ResidentMemory() {}

  /** Work that is done again and again. */
  @FunctionalInterface
  public interface Work {
    void run() throws Exception;
  }

  /**
   * The least growth among several rounds of the same work. A leak grows in every round; caches of
   * allocators and compiled code grow in some and stop.
   */
  public static long leastGrowth(int rounds, Work round) throws Exception {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < rounds; i++) {
      long before = bytes();
      round.run();
      least = Math.min(least, bytes() - before);
    }
    return least;
  }

  /** Reads it now; skips the test where the system doesn't tell. */
  public static long bytes() throws IOException {
    assumeTrue(Files.exists(STATUS), "skipped: resident memory is read from /proc");
    return 1024
        * Files.readAllLines(STATUS).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElseThrow();
  }
}
