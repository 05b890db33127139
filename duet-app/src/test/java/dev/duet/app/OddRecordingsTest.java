package dev.duet.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.ThreadMXBean;
import dev.duet.Prediction;
import dev.duet.Recognizer;
import dev.duet.TinyBundle;
import dev.duet.Utterance;
import dev.duet.app.OddRecordings.Row;
import dev.duet.audio.AudioException;
import dev.duet.emotion.Emotion;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever file is given, library and command answer, or say in one sentence why not; in little
 * time and memory, and without opening anything else. The command is given all files in one call.
 */
class OddRecordingsTest {
  private static final long MOST_ALLOCATED = 256L << 20;
  private static final long MOST_NANOS = 15_000_000_000L;

  @TempDir private static Path folder;
  private static ServerSocket server;
  private static List<Row> rows;
  private static Recognizer recognizer;
  private static Called called;
  private static final Map<String, JsonNode> ANSWERS = new HashMap<>();

  @BeforeAll
  static void callOnceForAll() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    rows = OddRecordings.pointingTo("http://127.0.0.1:" + server.getLocalPort() + "/plain.wav");
    List<Object> call =
        new ArrayList<>(List.of("predict", "--json", "--bundle", TinyBundle.folder(), "--"));
    for (Row row : rows) {
      call.add(Files.write(folder.resolve(row.name()), row.bytes()));
    }
    called = Called.duet(call.toArray());
    called.json().forEach(answer -> ANSWERS.put(answer.path("file").asText(), answer));
    recognizer = Recognizer.load(TinyBundle.folder());
  }

  @AfterAll
  static void close() throws IOException {
    recognizer.close();
    server.close();
  }

  static List<Row> rows() {
    return rows;
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theLibraryAnswersOrThrowsATypedSentence(Row row) {
    Path file = folder.resolve(row.name());
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = threads.getCurrentThreadAllocatedBytes();
    long start = System.nanoTime();
    if (row.refusal().isPresent()) {
      AudioException e =
          catchThrowableOfType(
              AudioException.class, () -> recognizer.recognize(Utterance.of(file)));
      assertThat(e).as("refusal").isNotNull();
      assertThat(e.reason()).as(e.getMessage()).isEqualTo(row.refusal().get());
      assertThat(e.getMessage()).hasLineCount(1);
    } else {
      Prediction prediction = recognizer.recognize(Utterance.of(file));
      assertThat(prediction.scores().asMap().values().stream().mapToDouble(p -> p).sum())
          .isCloseTo(1, within(1e-6));
    }
    assertThat(System.nanoTime() - start).isLessThan(MOST_NANOS);
    assertThat(threads.getCurrentThreadAllocatedBytes() - allocated).isLessThan(MOST_ALLOCATED);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theCommandAnswersOrPrintsTheSentence(Row row) {
    Path file = folder.resolve(row.name());
    JsonNode answer = ANSWERS.get(file.toString());
    Optional<String> line =
        called.err().lines().filter(l -> l.contains(Printable.line(file + ": "))).findFirst();
    if (row.refusal().isPresent()) {
      assertThat(answer.properties())
          .extracting(Map.Entry::getKey)
          .containsExactly("file", "error");
      assertThat(Called.sentence(line.orElseThrow()))
          .isEqualTo(Printable.line(file + ": ") + answer.path("error").asText() + ".");
    } else {
      assertThat(line).isEmpty();
      assertThat(answer.path("scores").path("joy").asDouble())
          .isEqualTo(recognizer.recognize(Utterance.of(file)).scores().of(Emotion.JOY));
    }
  }

  @Test
  void oneCallAnswersAllInTheirOrder() {
    long refused = rows.stream().filter(row -> row.refusal().isPresent()).count();
    assertThat(rows).hasSizeGreaterThan(40);
    assertThat(called.code()).isEqualTo(1);
    assertThat(called.json().stream().map(answer -> answer.path("file").asText()))
        .containsExactlyElementsOf(
            rows.stream().map(row -> folder.resolve(row.name()).toString()).toList());
    assertThat(called.err().lines()).hasSize((int) refused);
  }

  @Test
  void noPlaylistOpensAConnection() throws IOException {
    server.setSoTimeout(100);
    assertThat(catchThrowableOfType(SocketTimeoutException.class, () -> server.accept()))
        .isNotNull();
  }
}
