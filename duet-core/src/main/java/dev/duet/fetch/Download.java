package dev.duet.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

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
  private static final int BUFFER = 1 << 16;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .proxy(ProxySelector.getDefault())
          .build();
  private final Retry retry;
  private final Patience patience;

  /** With {@link Retry#DEFAULT}. */
  public Download() {
    this(Retry.DEFAULT);
  }

  /** With another patience. */
  public Download(Retry retry) {
    this.retry = retry;
    this.patience = new Patience(retry);
  }

  /**
   * Fetches a file into a folder, unless it is there already.
   *
   * <p>Where its home states no checksum, the SHA-256 of the first fetch is kept beside the file in
   * {@code NAME.sha256}, and later fetches must agree with it; so must what the server states.
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
    patience.retrying(file.address(), part::size, () -> attempt(file, part, verdict, progress));
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
    patience.retrying(
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

  private void attempt(RemoteFile file, PartFile part, Verdict verdict, Progress progress)
      throws IOException {
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
    verdict.told(linkedSha256(response));
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

  /** What the Hugging Face hub states where it redirects to a large file. */
  private static <T> Optional<Checksum> linkedSha256(HttpResponse<T> response) {
    return response
        .headers()
        .firstValue("X-Linked-ETag")
        .map(tag -> tag.replace("\"", ""))
        .filter(tag -> tag.matches("[0-9a-f]{64}"))
        .map(Checksum::sha256)
        .or(() -> response.previousResponse().flatMap(Download::linkedSha256));
  }

  private HttpResponse<InputStream> send(HttpRequest.Builder request) throws IOException {
    try {
      return client.send(
          request.timeout(retry.silence()).header("User-Agent", "Duet").build(),
          HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      throw Patience.interrupted(e);
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
    if (Busy.is(status)) {
      return new Busy(response, "");
    }
    throw new FetchException(
        "%s answered HTTP %d where a file was expected.".formatted(address, status));
  }
}
