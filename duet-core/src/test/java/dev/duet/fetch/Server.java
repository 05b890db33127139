package dev.duet.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server on this machine whose answers a test scripts, one per request. */
final class Server implements AutoCloseable {

  /** What to do with one request. */
  interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final List<Answer> script;

  /** Answers the n-th request with the n-th answer; the last one answers all further requests. */
  Server(Answer... script) throws IOException {
    this.script = List.of(script);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    int number = requests.size();
    requests.add(
        "%s range=%s if-range=%s"
            .formatted(
                exchange.getRequestURI().getPath(),
                exchange.getRequestHeaders().getFirst("Range"),
                exchange.getRequestHeaders().getFirst("If-Range")));
    try (exchange) {
      script.get(Math.min(number, script.size() - 1)).to(exchange);
    }
  }

  URI address(String path) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + path);
  }

  List<String> requests() {
    return List.copyOf(requests);
  }

  /** The whole, ignoring ranges. */
  static Answer whole(byte[] content) {
    return exchange -> send(exchange, 200, content, content.length);
  }

  /** The first bytes of the whole, then the connection is cut. */
  static Answer cutAfter(int bytes, byte[] content, String etag) {
    return exchange -> {
      exchange.getResponseHeaders().set("ETag", etag);
      send(exchange, 200, content, bytes);
    };
  }

  /** The part asked for, if it is of this version; else the whole. */
  static Answer ranged(byte[] content, String etag) {
    return exchange -> {
      exchange.getResponseHeaders().set("ETag", etag);
      String range = exchange.getRequestHeaders().getFirst("Range");
      String version = exchange.getRequestHeaders().getFirst("If-Range");
      if (range == null || (version != null && !version.equals(etag))) {
        send(exchange, 200, content, content.length);
        return;
      }
      int from = Integer.parseInt(range.replaceAll("\\D", ""));
      byte[] rest = java.util.Arrays.copyOfRange(content, from, content.length);
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range",
              "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
      send(exchange, 206, rest, rest.length);
    };
  }

  static Answer status(int status) {
    return exchange -> exchange.sendResponseHeaders(status, -1);
  }

  static Answer redirect(String to) {
    return exchange -> {
      exchange.getResponseHeaders().set("Location", to);
      exchange.sendResponseHeaders(302, -1);
    };
  }

  /** Headers, then nothing, until the other side hangs up or two seconds are over. */
  static Answer silence(byte[] content) {
    return exchange -> {
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().flush();
      try {
        Thread.sleep(2000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  private static void send(HttpExchange exchange, int status, byte[] content, int sent)
      throws IOException {
    exchange.sendResponseHeaders(status, content.length);
    OutputStream body = exchange.getResponseBody();
    body.write(content, 0, sent);
    body.flush();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
