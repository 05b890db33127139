package dev.duet.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import dev.duet.TinyBundle;
import dev.duet.text.translate.BackTranslations;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command, with a local server in the place of LibreTranslate. */
class BackTranslateCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;

  @BeforeEach
  void corpusAndServer() throws IOException {
    Path corpus = Files.createDirectories(folder.resolve("data/emotion"));
    Files.writeString(
        corpus.resolve("train.txt"),
        "i feel glad today;joy\ni feel glad now;joy\ni feel sad today;sadness\ni am calm;joy\n");
    Files.writeString(corpus.resolve("val.txt"), "i feel happy now;joy\ni was sad;sadness\n");
    Files.writeString(corpus.resolve("test.txt"), "i am calm;joy\n");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/translate",
        exchange -> {
          JsonNode question = JSON.readTree(exchange.getRequestBody());
          ObjectNode answer = JSON.createObjectNode();
          ArrayNode texts = answer.putArray("translatedText");
          for (JsonNode q : question.path("q")) {
            sent.add(q.asText());
            texts.add(q.asText().replace("glad", "happy").replace("sad", "unhappy"));
          }
          byte[] body = JSON.writeValueAsBytes(answer);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /** The usual call with other values of its options, and further ones. */
  private Called translate(String... more) {
    List<Object> call =
        new ArrayList<>(
            List.of(
                "data",
                "back-translate",
                "--corpus",
                "emotion",
                "--data",
                folder.resolve("data"),
                "--routes",
                "spa,fra",
                "--out",
                folder.resolve("variants.tsv"),
                "--cache",
                folder.resolve("cache"),
                "--engine",
                "libretranslate",
                "--base-url",
                "http://localhost:" + server.getAddress().getPort(),
                "--requests-per-second",
                "500"));
    for (int i = 0; i < more.length; i++) {
      int given = call.indexOf(more[i]);
      if (given < 0) {
        call.add(more[i]);
      } else {
        call.set(given + 1, more[++i]);
      }
    }
    return Called.duet(call.toArray());
  }

  private List<String> variants() {
    return BackTranslations.read(folder.resolve("variants.tsv")).all().stream()
        .map(v -> v.id() + " " + v.route() + " " + v.text())
        .toList();
  }

  @Test
  void whatComesOutIsOfTrainingAndInNoOtherPart() {
    Called called = translate("--no-label-gate");
    assertThat(called.code()).as(called.err()).isZero();
    assertThat(variants())
        .containsExactly(
            "train/00001 spa i feel happy today", "train/00003 spa i feel unhappy today");
    assertThat(sent).noneMatch(text -> text.contains("calm") || text.contains("was"));
    assertThat(called.out())
        .contains("3 sentences, 2 variants kept (0.67 a sentence)")
        .contains("| spa (Spanish) | 3 |")
        .contains("--corpus emotion --data DIR --engine libretranslate --routes spa,fra")
        .doesNotContain(folder.toString());
  }

  @Test
  void aSecondRunSendsNothingAndWritesTheSame() throws IOException {
    assertThat(translate("--no-label-gate").code()).isZero();
    byte[] first = Files.readAllBytes(folder.resolve("variants.tsv"));
    sent.clear();
    assertThat(translate("--no-label-gate").code()).isZero();
    assertThat(sent).isEmpty();
    assertThat(folder.resolve("variants.tsv")).hasBinaryContent(first);
  }

  @Test
  void theTextModelOfABundleReadsEveryVariant() {
    Called called =
        translate("--bundle", TinyBundle.folder().toString(), "--report", folder.toString());
    assertThat(called.code()).as(called.err()).isZero();
    assertThat(folder.resolve("cache")).isDirectoryContaining("glob:**/label-*.tsv");
    assertThat(folder.resolve("report.md")).content().contains("label flip");
    assertThat(folder.resolve("report.json")).exists();
  }

  @Test
  void aLimitIsForTryingOut() {
    assertThat(translate("--no-label-gate", "--limit", "1").code()).isZero();
    assertThat(sent).containsOnly("I feel glad today.", "I feel happy today.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"validation", "test", "dev"})
  void onlyTheTrainingSplitIsTranslated(String split) {
    Called called = translate("--split", split);
    assertThat(called.code()).isEqualTo(1);
    assertThat(called.sentence()).contains("never translated").contains("--split train");
    assertThat(sent).isEmpty();
    assertThat(folder.resolve("variants.tsv")).doesNotExist();
  }

  @Test
  void aServerThatIsNotThereIsOneSentence() {
    server.stop(0);
    Called called = translate("--no-label-gate", "--base-url", "http://no.invalid");
    assertThat(called.code()).isEqualTo(1);
    assertThat(called.sentence()).contains("Cannot find no.invalid");
  }

  @Test
  void aServiceWithoutAKeySaysWhereToPutOne() {
    assumeTrue(System.getenv("DEEPL_AUTH_KEY") == null, "skipped: there is a key");
    Called called = translate("--engine", "deepl");
    assertThat(called.code()).isEqualTo(1);
    assertThat(called.sentence()).contains("the environment variable DEEPL_AUTH_KEY");
  }

  @Test
  void aLanguageApertiumDoesNotKnowIsOneSentence() {
    Called called = translate("--engine", "apertium", "--routes", "deu");
    assertThat(called.code()).isEqualTo(1);
    assertThat(called.sentence()).contains("German").contains("cat, epo, fra");
  }
}
