package dev.duet.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.duet.fetch.Retry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A hub on this machine, of the real one's form: {@code /REPOSITORY/resolve/REVISION/FILE}
 * redirects to a content server and states the SHA-256, and that one gives ranges. Other files are
 * served as they are, so it can be a package index, too.
 */
public final class HubServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final Map<String, byte[]> sent = new ConcurrentHashMap<>();
  private final Map<String, Integer> cuts = new ConcurrentHashMap<>();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

  /** Starts it, with nothing on it. */
  public HubServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Its address, without a slash at the end. */
  public URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** Puts a file of a revision on it. */
  public HubServer with(String repository, String revision, String file, byte[] content) {
    return with("/%s/resolve/%s/%s".formatted(repository, revision, file), content);
  }

  HubServer with(String path, byte[] content) {
    files.put(path, content);
    return this;
  }

  /** Sends other bytes than those whose checksum it states. */
  HubServer corrupting(String path, byte[] other) {
    sent.put(path, other);
    return this;
  }

  /** Cuts the next answer for a file after so many bytes. */
  HubServer cutting(String path, int after) {
    cuts.put(path, after);
    return this;
  }

  /** The path of each request, with the range it asked for. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String range = exchange.getRequestHeaders().getFirst("Range");
    requests.add(path + (range == null ? "" : " " + range));
    try (exchange) {
      boolean isContent = path.startsWith("/cdn");
      String name = isContent ? path.substring("/cdn".length()) : path;
      byte[] content = files.get(name);
      if (content == null) {
        exchange.sendResponseHeaders(404, -1);
      } else if (!isContent && path.contains("/resolve/")) {
        exchange.getResponseHeaders().set("Location", "/cdn" + path);
        exchange.getResponseHeaders().set("X-Linked-ETag", '"' + sha256(content) + '"');
        exchange.sendResponseHeaders(302, -1);
      } else {
        send(exchange, name, sent.getOrDefault(name, content), range);
      }
    }
  }

  private void send(HttpExchange exchange, String name, byte[] content, String range)
      throws IOException {
    exchange.getResponseHeaders().set("ETag", '"' + sha256(content) + '"');
    int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    if (range != null) {
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range",
              "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
    }
    byte[] part = Arrays.copyOfRange(content, from, content.length);
    exchange.sendResponseHeaders(range == null ? 200 : 206, part.length);
    Integer cut = cuts.remove(name);
    exchange.getResponseBody().write(part, 0, cut == null ? part.length : cut);
    exchange.getResponseBody().flush();
  }

  /** A store in a folder, whose hub and package index this is and whose catalogue is given. */
  public ModelStore store(String catalogue, Path folder) {
    return store(catalogue, folder, address());
  }

  /** The same, whose hub is elsewhere. */
  ModelStore store(String catalogue, Path folder, URI hub) {
    return ModelStore.of(
        catalogue(catalogue),
        new Places(
            folder.resolve("models"),
            folder.resolve("hub"),
            hub,
            URI.create(address() + "/simple")),
        new Retry(2, Duration.ofMillis(1), Duration.ofSeconds(5)));
  }

  private static Catalogue catalogue(String yaml) {
    try {
      return Catalogue.read(new ByteArrayInputStream(yaml.getBytes(UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The digest of content, in hex. */
  public static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
