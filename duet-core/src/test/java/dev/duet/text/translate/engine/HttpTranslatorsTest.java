package dev.duet.text.translate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.duet.fetch.FetchException;
import dev.duet.fetch.JsonService;
import dev.duet.fetch.Retry;
import dev.duet.text.translate.Pivot;
import dev.duet.text.translate.TranslationException;
import dev.duet.text.translate.Translator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The services, each played by a local server that behaves as its documentation says. */
class HttpTranslatorsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pivot SPANISH = Pivot.named("spa").orElseThrow();
  private static final String KEY = "secret key:fx";

  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final List<Answer> before = new ArrayList<>();
  private Answer usual;
  private HttpServer server;
  private URI base;

  /** What the server does with a request, of which the body is given. */
  private interface Answer {
    void to(HttpExchange exchange, String body) throws IOException;
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          requests.add(exchange.getRequestURI() + " " + body);
          try (exchange) {
            (before.isEmpty() ? usual : before.remove(0)).to(exchange, body);
          }
        });
    server.start();
    base = URI.create("http://localhost:" + server.getAddress().getPort() + "/");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static JsonService service() {
    return new JsonService(new Retry(3, Duration.ofMillis(5), Duration.ofSeconds(5)), 1000);
  }

  private static Answer status(int status, String json) {
    return (exchange, body) -> send(exchange, status, json);
  }

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private List<String> ask(Translator translator, String... sentences) {
    return translator.thereAndBack(SPANISH, List.of(sentences));
  }

  private Translator libre() {
    usual =
        (exchange, body) -> {
          JsonNode json = JSON.readTree(body);
          ObjectNode answer = JSON.createObjectNode();
          ArrayNode texts = answer.putArray("translatedText");
          json.path("q").forEach(q -> texts.add(json.path("target").asText() + " " + q.asText()));
          send(exchange, 200, answer.toString());
        };
    return new LibreTranslate(base, KEY, service());
  }

  @Test
  void libreTranslateTakesAListAndTheKeyInTheBody() {
    assertThat(ask(libre(), "I go.", "I stay.")).containsExactly("en es I go.", "en es I stay.");
    assertThat(requests).hasSize(2).first().asString().startsWith("/translate ");
    assertThat(requests.get(0))
        .contains("\"source\":\"en\"", "\"target\":\"es\"", "\"format\":\"text\"")
        .contains("\"q\":[\"I go.\",\"I stay.\"]", "\"api_key\":\"" + KEY + "\"");
  }

  @Test
  void googleTakesTheKeyInTheQueryAndIsAskedForText() {
    usual =
        (exchange, body) -> {
          JsonNode json = JSON.readTree(body);
          ObjectNode answer = JSON.createObjectNode();
          ArrayNode texts = answer.putObject("data").putArray("translations");
          json.path("q").forEach(q -> texts.addObject().put("translatedText", q.asText() + "!"));
          send(exchange, 200, answer.toString());
        };
    Translator google = new GoogleTranslate(base, KEY, service());
    assertThat(google.batch()).isEqualTo(128);
    assertThat(ask(google, "I don't.")).containsExactly("I don't.!!");
    assertThat(requests.get(0))
        .startsWith("/language/translate/v2?key=secret+key%3Afx ")
        .contains("\"format\":\"text\"");
  }

  @Test
  void deepLTakesTheKeyInAHeaderAndCapitalLanguages() {
    List<String> keys = new ArrayList<>();
    usual =
        (exchange, body) -> {
          keys.add(exchange.getRequestHeaders().getFirst("Authorization"));
          JsonNode json = JSON.readTree(body);
          ObjectNode answer = JSON.createObjectNode();
          ArrayNode texts = answer.putArray("translations");
          json.path("text")
              .forEach(
                  q ->
                      texts
                          .addObject()
                          .put("detected_source_language", "EN")
                          .put("text", q.asText() + json.path("target_lang").asText()));
          send(exchange, 200, answer.toString());
        };
    assertThat(ask(new DeepL(base, KEY, service()), "I go. ")).containsExactly("I go. ESEN-US");
    assertThat(keys).hasSize(2).containsOnly("DeepL-Auth-Key " + KEY);
    assertThat(requests.get(0)).startsWith("/v2/translate ").contains("\"source_lang\":\"EN\"");
    assertThat(DeepL.home(KEY)).hasHost("api-free.deepl.com");
    assertThat(DeepL.home("paid")).hasHost("api.deepl.com");
  }

  @Test
  void aServerOfApertiumIsAskedAlongTheWholeChain() {
    usual =
        (exchange, body) ->
            send(
                exchange,
                200,
                "{\"responseData\":{\"translatedText\":\" I sit. \"},\"responseStatus\":200}");
    Translator apy = new ApertiumServer(base, service());
    assertThat(apy.thereAndBack(Pivot.named("fra").orElseThrow(), List.of("I feel & go.")))
        .containsExactly("I sit.");
    assertThat(URLDecoder.decode(requests.get(0), StandardCharsets.UTF_8))
        .isEqualTo("/translateChain langpairs=eng|spa|fra|spa|eng&markUnknown=no&q=I feel & go.");
  }

  @Test
  void whatIsTooLongOrBlankIsNotSentAndTheRestKeepsItsPlace() {
    assertThat(ask(libre(), "", "I go.", "x".repeat(40_000), "I stay."))
        .containsExactly("", "en es I go.", "", "en es I stay.");
    requests.clear();
    assertThat(ask(libre(), "a".repeat(20_000), "b".repeat(20_000))).hasSize(2);
    assertThat(requests).hasSize(4);
  }

  @Test
  void whatMayPassIsTriedAgain() {
    Translator libre = libre();
    before.add(
        (exchange, body) -> {
          exchange.getResponseHeaders().add("Retry-After", "0");
          send(exchange, 429, "{\"error\":\"Slowdown: 80 per 1 minute\"}");
        });
    before.add(status(500, "{\"error\":\"out of memory\"}"));
    assertThat(ask(libre, "I go.")).containsExactly("en es I go.");
    assertThat(requests).hasSize(4);
  }

  @Test
  void aCutConnectionIsTriedAgain() {
    Translator libre = libre();
    before.add((exchange, body) -> exchange.sendResponseHeaders(200, 1000));
    assertThat(ask(libre, "I go.")).containsExactly("en es I go.");
    assertThat(requests).hasSize(3);
  }

  @Test
  void patienceEndsWithTheServersWords() {
    Translator libre = libre();
    usual = status(429, "{\"error\":\"Slowdown\"}");
    assertThatThrownBy(() -> ask(libre, "I go."))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("HTTP 429, \"Slowdown\"")
        .hasMessageContaining("Run it again later");
    assertThat(requests).hasSize(3);
  }

  @Test
  void aRefusalIsFinalAndShowsNoKey() {
    Translator google = new GoogleTranslate(base, KEY, service());
    usual = status(403, "{\"error\":{\"code\":403,\"message\":\"Key " + KEY + " is blocked\"}}");
    assertThatThrownBy(() -> ask(google, "I go."))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("HTTP 403, \"Key (the key) is blocked\"")
        .hasMessageContaining("GOOGLE_TRANSLATE_API_KEY")
        .hasMessageNotContaining("secret")
        .hasMessageNotContaining("?");
    usual = status(400, "{\"error\":\"zz is not supported\"}");
    assertThatThrownBy(() -> ask(google, "I go."))
        .hasMessageContaining("HTTP 400, \"zz is not supported\"")
        .hasMessageNotContaining("secret");
    assertThat(requests).hasSize(2);
  }

  @Test
  void aWrongNumberOfTranslationsIsRefused() {
    Translator libre = libre();
    usual = status(200, "{\"translatedText\":[\"Voy.\"]}");
    assertThatThrownBy(() -> ask(libre, "I go.", "I stay."))
        .isInstanceOf(TranslationException.class)
        .hasMessageContaining("1 translations of 2 sentences");
  }

  @Test
  void whatIsNoServiceSaysSo() {
    Translator libre = libre();
    usual = status(200, "<html>Welcome</html>");
    assertThatThrownBy(() -> ask(libre, "I go."))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("does not answer JSON");
  }

  @Test
  void requestsKeepTheirDistance() {
    libre();
    JsonService slow = new JsonService(Retry.DEFAULT, 20);
    long start = System.nanoTime();
    Translator translator = new LibreTranslate(base, "", slow);
    ask(translator, "I go.");
    ask(translator, "I go.");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(140));
    assertThat(requests.get(0)).doesNotContain("api_key");
  }
}
