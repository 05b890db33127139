package dev.duet.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.duet.audio.Shared;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCommandTest {
  private final StringBuilder out = new StringBuilder();
  private final StringBuilder err = new StringBuilder();
  @TempDir Path folder;

  @Test
  void checkCountsByEmotionAndSplitAndNamesWhatIsShared() throws IOException {
    Files.writeString(folder.resolve("train.txt"), "i am glad;joy\ni am mad;anger\nhm;bored\n");
    Files.writeString(folder.resolve("test.txt"), "I am  glad;joy\n");
    assertThat(run("check", folder.toString())).isZero();
    assertThat(out.toString())
        .contains("emotion: 3 samples")
        .contains("splits        train 2, test 1")
        .contains("shared        1 texts by train and test")
        .contains("unlabelled: 1")
        .contains("train.txt:3");
  }

  @Test
  void checkNamesWhatCorporaShare() throws IOException {
    Path emotion = Files.createDirectories(folder.resolve("emotion"));
    Files.writeString(emotion.resolve("train.txt"), "it is here;joy\nhm;anger\n");
    Path comments = Files.createDirectories(folder.resolve("goemotions"));
    Files.writeString(comments.resolve("train.tsv"), "Well.\t27\ta\n");
    Files.writeString(comments.resolve("test.tsv"), "It is  here\t27\tb\nHuh\t7\tc\n");
    assertThat(run("check", folder.toString())).isZero();
    assertThat(out.toString())
        .contains("shared        1 texts by train and test of goemotions")
        .contains("shared        1 texts by test and train of emotion")
        .contains("test.tsv 1 of 2 comments have only labels that Duet has no emotion for");
  }

  @Test
  void checkPrintsOneJsonObjectALine() throws IOException {
    Path file = folder.resolve("mine.csv");
    Files.writeString(file, "text,emotion,speaker\ngood,joy,ann\nbad,anger,bob\n");
    assertThat(run("check", "--json", file.toString())).isZero();
    assertThat(out.toString().lines()).hasSize(1);
    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(json.path("corpus").asText()).isEqualTo("mine");
    assertThat(json.path("by_speaker").path("bob").path("angry").asInt()).isEqualTo(1);
    assertThat(json.path("findings").isEmpty()).isTrue();
  }

  @Test
  void checkListensToRealRecordings() throws IOException {
    assertThat(run("check", "--json", Shared.path("data/oddities").toString())).isZero();
    JsonNode audio = new ObjectMapper().readTree(out.toString()).path("audio");
    assertThat(audio.path("recordings").asInt()).isEqualTo(5);
    assertThat(audio.path("sample_rates").path("24414").asInt()).isEqualTo(3);
    assertThat(audio.path("seconds").path("max").asDouble()).isEqualTo(5.0);
  }

  @Test
  void whatCannotBeCheckedIsOneSentence() throws IOException {
    assertThat(run("check", folder.resolve("gone").toString())).isEqualTo(1);
    assertThat(run("check", folder.toString())).isEqualTo(1);
    Files.writeString(folder.resolve("clip.wav"), "x");
    assertThat(run("check", folder.resolve("clip.wav").toString())).isEqualTo(1);
    assertThat(err.toString().lines())
        .hasSize(3)
        .allMatch(line -> line.startsWith("duet: ") && line.endsWith("."));
  }

  @Test
  void fetchSaysWhatItWouldDoAndDoesNothingUnlessSomebodyAgrees() throws IOException {
    assertThat(run("fetch", "tess", "--to", folder.toString())).isEqualTo(1);
    assertThat(err.toString())
        .contains("2,800 recordings, about 281 MB")
        .contains("https://borealisdata.ca/dataset.xhtml?persistentId=doi:10.5683/SP2/E8H2MF")
        .contains("CC BY-NC-ND 4.0")
        .contains("To decline")
        .contains("add --yes to agree");
    assertThat(folder.resolve("tess")).doesNotExist();
  }

  @Test
  void fetchBringsACorpusThatIsThenFound() throws IOException {
    String list =
        """
        {"data": {"latestVersion": {"files": [
          {"label": "OAF_back_angry.wav", "dataFile": {"id": 1, "filesize": 5}}]}}}
        """;
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean isList = exchange.getRequestURI().getPath().startsWith("/api/datasets");
          byte[] body = (isList ? list : "sound").getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      String mirror = "http://localhost:" + server.getAddress().getPort() + "/";
      assertThat(run("fetch", "tess", "--yes", "--to", folder.toString(), "--base-url", mirror))
          .isZero();
    } finally {
      server.stop(0);
    }
    assertThat(folder.resolve("tess/OAF_back_angry.wav")).hasContent("sound");
    assertThat(out.toString()).contains("duet data check " + folder.resolve("tess"));
  }

  @Test
  void whatCannotBeFetchedIsOneSentence() {
    assertThat(
            run(
                "fetch",
                "tess",
                "--yes",
                "--to",
                folder.toString(),
                "--base-url",
                "http://no.invalid/"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("duet: Cannot find no.invalid: there is no network here");
    assertThat(run("fetch", "ravdess", "--yes")).isEqualTo(1);
    assertThat(err.toString()).contains("it can fetch tess, emotion.");
  }

  private int run(String... arguments) {
    List<Object> call = new ArrayList<>(List.of("data"));
    call.addAll(List.of(arguments));
    Called called = Called.duet(call.toArray());
    out.append(called.out());
    err.append(called.err());
    return called.code();
  }
}
