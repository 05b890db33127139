package dev.duet.fetch;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import javax.net.ssl.SSLException;

/** Tries again what failed for a reason that may pass, with growing pauses. */
record Patience(Retry retry) {
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** What is tried. */
  interface Attempt {
    void run() throws IOException;
  }

  /** How far it has come. */
  interface Gained {
    long bytes();
  }

  /**
   * Runs attempts until one succeeds, or too many in a row bring nothing new.
   *
   * @param address as messages shall name it
   * @throws FetchException in the end
   */
  void retrying(URI address, Gained gained, Attempt attempt) {
    long furthest = gained.bytes();
    int failures = 0;
    while (true) {
      try {
        attempt.run();
        return;
      } catch (IOException e) {
        failures = gained.bytes() > furthest ? 1 : failures + 1;
        furthest = Math.max(furthest, gained.bytes());
        if (failures >= retry.attempts() || isHopeless(e)) {
          throw failure(address, gained.bytes(), e);
        }
        pause(failures, e);
      }
    }
  }

  private void pause(int failures, IOException e) {
    Duration pause = retry.pauseAfter(failures);
    if (e instanceof Busy busy && busy.after().compareTo(pause) > 0) {
      pause = busy.after().compareTo(LONGEST_PAUSE) < 0 ? busy.after() : LONGEST_PAUSE;
    }
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException interruption) {
      throw interrupted(interruption);
    }
  }

  private static boolean isHopeless(IOException e) {
    return e instanceof SSLException || isUnknownHost(e);
  }

  private static boolean isUnknownHost(Throwable e) {
    return e != null && (e instanceof UnresolvedAddressException || isUnknownHost(e.getCause()));
  }

  private static FetchException failure(URI address, long kept, IOException e) {
    String host = address.getHost();
    String problem;
    if (isUnknownHost(e)) {
      problem =
          "Cannot find %s: there is no network here, or it does not know that name."
              .formatted(host);
    } else if (e instanceof ConnectException) {
      problem =
          "Cannot connect to %s: no network, a firewall, or the server is down.".formatted(host);
    } else if (e instanceof SSLException) {
      problem = "Cannot trust %s: %s.".formatted(host, e.getMessage());
    } else {
      problem = "Fetching %s failed: %s.".formatted(address, e.getMessage());
    }
    return new FetchException(
        problem
            + (kept > 0
                ? " What has come is kept; run it again to go on from there."
                : " Run it again later."),
        e);
  }

  static FetchException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new FetchException("Interrupted; what has come is kept for another run.", e);
  }
}
