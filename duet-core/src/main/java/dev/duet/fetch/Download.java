package dev.duet.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * Fetches files over HTTP: resumes where an earlier run stopped, retries what may pass, checks what
 * came, and gives a file its name only when it is whole.
 *
 * <p>Resuming asks with {@code Range} and {@code If-Range} (RFC 9110, 13 and 14); a server that
 * knows neither sends the whole again. Every fault is a {@link FetchException}. Not for several
 * threads on one file.
 */
public final class Download {
  private static final Duration CONNECT = Duration.ofSeconds(15);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final int BUFFER = 1 << 16;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .proxy(ProxySelector.getDefault())
          .build();
  private final Retry retry;

  /** With {@link Retry#DEFAULT}. */
  public Download() {
    this(Retry.DEFAULT);
  }

  /** With another patience. */
  public Download(Retry retry) {
    this.retry = retry;
  }

  /**
   * Fetches a file into a folder, unless it is there already.
   *
   * <p>Where its home states no checksum, the SHA-256 of the first fetch is kept beside the file in
   * {@code NAME.sha256}, and later fetches must agree with it.
   *
   * @return where it is now
   * @throws FetchException if it cannot be had whole and unharmed
   */
  public Path fetch(RemoteFile file, Path folder, Progress progress) {
    Path target = file.below(folder);
    PartFile part = new PartFile(target);
    part.local(() -> Files.createDirectories(target.getParent()));
    Verdict verdict = new Verdict(file, target);
    if (part.local(verdict::isAlreadyHere)) {
      progress.at(part.local(() -> Files.size(target)));
      return target;
    }
    file.size().ifPresent(size -> part.requireSpace(size - part.size()));
    retrying(file.address(), part::size, () -> attempt(file, part, progress));
    part.local(() -> verdict.on(part));
    part.becomeWhole();
    return target;
  }

  /**
   * Fetches a small text, for example a list of files.
   *
   * @param most bytes that are accepted
   * @throws FetchException if it cannot be had, or is larger
   */
  public String text(URI address, int most) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    retrying(
        address,
        () -> 0L,
        () -> {
          text.reset();
          HttpResponse<InputStream> response = send(HttpRequest.newBuilder(address));
          try (InputStream body = new PatientStream(response.body(), retry.silence())) {
            if (response.statusCode() != 200) {
              throw refusal(response);
            }
            text.write(body.readNBytes(most + 1));
          }
        });
    if (text.size() > most) {
      throw new FetchException(
          "%s is larger than %d bytes, so it is not what was expected there."
              .formatted(address, most));
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  private void attempt(RemoteFile file, PartFile part, Progress progress) throws IOException {
    long here = part.size();
    if (here > 0 && file.size().isPresent() && here >= file.size().getAsLong()) {
      return;
    }
    HttpRequest.Builder request = HttpRequest.newBuilder(file.address());
    // Without the server's word for the version only a checksum can tell that both halves match.
    boolean resume = here > 0 && (part.version().isPresent() || file.checksum().isPresent());
    if (resume) {
      request.header("Range", "bytes=" + here + "-");
      part.version().ifPresent(v -> request.header("If-Range", v));
    }
    HttpResponse<InputStream> response = send(request);
    try (InputStream body = new PatientStream(response.body(), retry.silence())) {
      switch (response.statusCode()) {
        case 200 -> part.begin(version(response));
        case 206 -> requireRange(response, here, part);
        case 416 -> {
          part.delete();
          throw new IOException("the file there has become shorter");
        }
        default -> throw refusal(response);
      }
      copy(body, part, file.size().orElse(Long.MAX_VALUE), progress);
    }
    if (file.size().isPresent() && part.size() < file.size().getAsLong()) {
      throw new IOException("the connection was cut");
    }
  }

  /** Appends what comes, and stops once it is more than was promised. */
  private static void copy(InputStream body, PartFile part, long promised, Progress progress)
      throws IOException {
    byte[] buffer = new byte[BUFFER];
    long done = part.size();
    try (OutputStream out = part.append()) {
      for (int n = body.read(buffer); n >= 0 && done <= promised; n = body.read(buffer)) {
        int length = n;
        part.local(
            () -> {
              out.write(buffer, 0, length);
              return length;
            });
        done += n;
        progress.at(done);
      }
    }
  }

  private static void requireRange(HttpResponse<?> response, long from, PartFile part)
      throws IOException {
    String range = response.headers().firstValue("Content-Range").orElse("");
    if (!range.startsWith("bytes " + from + "-")) {
      part.delete();
      throw new IOException("the server sent another part than was asked for");
    }
  }

  /** A strong ETag, else the date: what If-Range accepts. */
  private static Optional<String> version(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("ETag")
        .filter(tag -> !tag.startsWith("W/"))
        .or(() -> response.headers().firstValue("Last-Modified"));
  }

  private HttpResponse<InputStream> send(HttpRequest.Builder request) throws IOException {
    try {
      return client.send(
          request.timeout(retry.silence()).header("User-Agent", "Duet").build(),
          HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** What an answer other than the file means: final, or worth another attempt. */
  private static IOException refusal(HttpResponse<?> response) {
    int status = response.statusCode();
    URI address = response.uri();
    if (status == 404 || status == 410) {
      throw new FetchException(
          "There is nothing at %s (HTTP %d): it has moved or gone.".formatted(address, status));
    }
    if (status == 401 || status == 403) {
      throw new FetchException(
          "%s refuses to give %s (HTTP %d): it may want a login or an agreement; fetch it there in a browser."
              .formatted(address.getHost(), address, status));
    }
    if (status >= 500 || status == 429 || status == 408) {
      return new Busy(status, response.headers().firstValue("Retry-After"));
    }
    throw new FetchException(
        "%s answered HTTP %d where a file was expected.".formatted(address, status));
  }

  /** An answer that may be another one later. */
  private static final class Busy extends IOException {
    private static final long serialVersionUID = 1L;
    private final Duration after;

    Busy(int status, Optional<String> retryAfter) {
      super("the server answered HTTP " + status);
      after =
          retryAfter
              .filter(s -> s.matches("\\d{1,5}"))
              .map(s -> Duration.ofSeconds(Long.parseLong(s)))
              .orElse(Duration.ZERO);
    }
  }

  private interface Attempt {
    void run() throws IOException;
  }

  private interface Gained {
    long bytes();
  }

  /** Runs attempts until one succeeds, or too many in a row bring nothing new. */
  private void retrying(URI address, Gained gained, Attempt attempt) {
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
    if (e instanceof Busy busy && busy.after.compareTo(pause) > 0) {
      pause = busy.after.compareTo(LONGEST_PAUSE) < 0 ? busy.after : LONGEST_PAUSE;
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

  private static FetchException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new FetchException("Interrupted; what has come is kept for another run.", e);
  }
}
