package dev.duet.fetch;

import java.time.Duration;

/** Spaces requests out, over all threads. */
final class RequestRate {
  private final long gapNanos;
  private long next = System.nanoTime();

  /** At most so many a second. */
  RequestRate(double perSecond) {
    gapNanos = (long) (Duration.ofSeconds(1).toNanos() / perSecond);
  }

  /** Waits for the next turn. */
  void await() {
    long wait;
    synchronized (this) {
      long now = System.nanoTime();
      long turn = Math.max(next, now);
      next = turn + gapNanos;
      wait = turn - now;
    }
    try {
      Thread.sleep(Duration.ofNanos(wait).toMillis());
    } catch (InterruptedException e) {
      throw Patience.interrupted(e);
    }
  }
}
