package dev.duet.fetch;

import java.time.Duration;

/**
 * How patient a download is.
 *
 * @param attempts in a row that bring nothing new before it gives up
 * @param pause before the second attempt; doubles with each further one
 * @param silence how long a server may send nothing
 */
public record Retry(int attempts, Duration pause, Duration silence) {
  /** Five attempts over a quarter of a minute; half a minute of silence. */
  public static final Retry DEFAULT = new Retry(5, Duration.ofSeconds(1), Duration.ofSeconds(30));

  /** The pause after the n-th attempt in a row that failed, n from 1. */
  Duration pauseAfter(int failures) {
    return pause.multipliedBy(1L << Math.min(failures - 1, 6));
  }
}
