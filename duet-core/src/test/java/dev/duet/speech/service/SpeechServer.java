package dev.duet.speech.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.duet.fetch.JsonService;
import dev.duet.fetch.Retry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A service of speech on this machine whose answers a test scripts, one per request. */
public final class SpeechServer implements AutoCloseable {

  /** What to do with one request. */
  public interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  /**
   * What came.
   *
   * @param line method, path and query
   * @param authorization the header, or null
   * @param type of the body
   * @param body a character a byte
   */
  public record Request(String line, String authorization, String type, String body) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
  private final List<Answer> script;

  /** Answers the n-th request with the n-th answer; the last one answers all further requests. */
  public SpeechServer(Answer... script) throws IOException {
    this.script = List.of(script);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    int number = requests.size();
    requests.add(
        new Request(
            exchange.getRequestMethod() + " " + exchange.getRequestURI(),
            exchange.getRequestHeaders().getFirst("Authorization"),
            exchange.getRequestHeaders().getFirst("Content-Type"),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1)));
    try (exchange) {
      script.get(Math.min(number, script.size() - 1)).to(exchange);
    }
  }

  public URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /** A connection that gives up fast. */
  static JsonService impatient() {
    return new JsonService(new Retry(3, Duration.ofMillis(5), Duration.ofMillis(400)), 1000);
  }

  public static Answer json(String json) {
    return status(200, json);
  }

  public static Answer status(int status, String body) {
    return exchange -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  /** HTTP 429 that says when to come again. */
  static Answer busy(int seconds) {
    return exchange -> {
      exchange.getResponseHeaders().add("Retry-After", Integer.toString(seconds));
      status(429, "{\"error\":{\"message\":\"Rate limit reached\"}}").to(exchange);
    };
  }

  /** Headers of an answer that never comes whole. */
  static Answer cut() {
    return exchange -> exchange.sendResponseHeaders(200, 1000);
  }

  /** No answer for longer than anybody waits. */
  static Answer silence() {
    return exchange -> {
      try {
        Thread.sleep(1500);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  /** JSON without an end. */
  static Answer flood() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 0);
      byte[] a = "{\"text\":\"".getBytes(StandardCharsets.UTF_8);
      exchange.getResponseBody().write(a);
      byte[] block = "blah ".repeat(20_000).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 300; i++) {
        exchange.getResponseBody().write(block);
      }
    };
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
