package dev.duet.fetch;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;

/** An answer that may be another one later. */
final class Busy extends IOException {
  private static final long serialVersionUID = 1L;
  private final Duration after;

  /**
   * An answer of a status that {@link #is}.
   *
   * @param reason in the server's words, may be empty
   */
  Busy(HttpResponse<?> response, String reason) {
    super(
        "the server answered HTTP "
            + response.statusCode()
            + (reason.isEmpty() ? "" : ", \"" + reason + "\""));
    after =
        response
            .headers()
            .firstValue("Retry-After")
            .filter(s -> s.matches("\\d{1,5}"))
            .map(s -> Duration.ofSeconds(Long.parseLong(s)))
            .orElse(Duration.ZERO);
  }

  /** Whether a status is worth another attempt. */
  static boolean is(int status) {
    return status >= 500 || status == 429 || status == 408;
  }

  /** How long the server asks to be left alone. */
  Duration after() {
    return after;
  }
}
