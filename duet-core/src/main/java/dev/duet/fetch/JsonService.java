package dev.duet.fetch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A service that answers with JSON: asked no faster than it allows, asked again where that may
 * help. Messages name the address without its query, where some services want the key. Thread-safe.
 */
public final class JsonService {
  private static final Duration CONNECT = Duration.ofSeconds(15);
  private static final int LONGEST_ANSWER = 16 << 20;
  private static final int LONGEST_REASON = 300;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(CONNECT).proxy(ProxySelector.getDefault()).build();
  private final Patience patience;
  private final RequestRate rate;

  /**
   * A service.
   *
   * @param retry how patient to be
   * @param requestsPerSecond at most
   */
  public JsonService(Retry retry, double requestsPerSecond) {
    this.patience = new Patience(retry);
    this.rate = new RequestRate(requestsPerSecond);
  }

  /**
   * What is asked.
   *
   * @param address with its query
   * @param headers beside {@code Content-Type}
   * @param content posted; a question without is a GET
   * @param key that no message may show, empty if there is none
   * @param cure what to do if the service refuses
   */
  public record Question(
      URI address,
      Map<String, String> headers,
      Optional<Content> content,
      String key,
      String cure) {

    private String withoutKey(String words) {
      return key.isEmpty() ? words : words.replace(key, "(the key)");
    }
  }

  /**
   * The service's answer.
   *
   * @throws RefusedException if it refuses
   * @throws FetchException if it cannot be reached, or answers no JSON
   */
  public JsonNode ask(Question question) {
    URI named = withoutQuery(question.address);
    AtomicReference<JsonNode> answer = new AtomicReference<>();
    patience.retrying(
        named,
        () -> 0L,
        () -> {
          rate.await();
          answer.set(once(question, named));
        });
    return answer.get();
  }

  private JsonNode once(Question question, URI named) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(question.address)
            .timeout(patience.retry().silence())
            .header("User-Agent", "Duet");
    question.content.ifPresent(
        content -> request.header("Content-Type", content.type()).POST(content.publisher()));
    question.headers.forEach(request::header);
    HttpResponse<InputStream> response;
    try {
      response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      throw Patience.interrupted(e);
    }
    byte[] body;
    try (InputStream in = new PatientStream(response.body(), patience.retry().silence())) {
      body = in.readNBytes(LONGEST_ANSWER + 1);
    }
    Optional<JsonNode> json = body.length > LONGEST_ANSWER ? Optional.empty() : parsed(body);
    if (response.statusCode() == 200) {
      return json.orElseThrow(
          () -> new FetchException(named + " does not answer JSON: is it the service meant?"));
    }
    throw refusal(
        response, question.withoutKey(json.map(JsonService::reason).orElse("")), question, named);
  }

  private static Optional<JsonNode> parsed(byte[] body) throws IOException {
    try {
      return Optional.ofNullable(JSON.readTree(body)).filter(JsonNode::isContainerNode);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** Where services put their words: {@code error} or {@code error.message}, or so. */
  private static String reason(JsonNode body) {
    for (String path : new String[] {"/error/message", "/error", "/explanation", "/message"}) {
      String reason = body.at(path).asText("");
      if (!reason.isEmpty()) {
        return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
      }
    }
    return "";
  }

  private static IOException refusal(
      HttpResponse<?> response, String reason, Question question, URI named) {
    int status = response.statusCode();
    String words = reason.isEmpty() ? "" : ", \"" + reason + "\"";
    if (Busy.is(status)) {
      return new Busy(response, reason);
    }
    if (status == 401 || status == 403) {
      throw new RefusedException(
          status, "%s refuses (HTTP %d%s); %s.".formatted(named, status, words, question.cure));
    }
    throw new RefusedException(
        status,
        "%s does not take what it was sent (HTTP %d%s); check its address and the language."
            .formatted(named, status, words));
  }

  private static URI withoutQuery(URI address) {
    String text = address.toString();
    int query = text.indexOf('?');
    return query < 0 ? address : URI.create(text.substring(0, query));
  }
}
