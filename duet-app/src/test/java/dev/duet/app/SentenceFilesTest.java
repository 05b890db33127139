package dev.duet.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.ThreadMXBean;
import dev.duet.TinyBundle;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --text-file}: a sentence a line, an answer each. */
class SentenceFilesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i am happy\ni am sad\n",
        "i am happy\ni am sad",
        "i am happy\r\ni am sad\r\n",
        "i am happy\ri am sad\r",
        "\ufeffi am happy\ni am sad\n"
      })
  void anyLineEndsAndAByteOrderMarkAreAccepted(String content) throws IOException {
    Called called = predict(content.getBytes(UTF_8));
    assertThat(called.code()).isZero();
    assertThat(called.err()).isEmpty();
    assertThat(texts(called)).containsExactly("i am happy", "i am sad");
  }

  @Test
  void anEmptyLineGetsAnErrorInItsPlace() throws IOException {
    Called called = predict("i am happy\n\n  \ni am sad\n".getBytes(UTF_8));
    assertThat(called.code()).isEqualTo(1);
    assertThat(called.json()).hasSize(4);
    assertThat(called.json().get(1).path("error").asText()).contains("the line is empty");
    assertThat(called.json().get(3).path("text").asText()).isEqualTo("i am sad");
    assertThat(called.err().lines().map(Called::sentence))
        .allMatch(line -> line.matches(".*words.txt, line [23]: the line is empty.*"));
  }

  @Test
  void aLineThatIsNotUtf8DoesNotSpoilTheOthers() throws IOException {
    Called called = predict("tr\u00e8s heureux\ni am sad\n".getBytes(ISO_8859_1));
    assertThat(called.code()).isEqualTo(1);
    assertThat(called.sentence()).contains("words.txt, line 1: the line is not UTF-8 text");
    assertThat(called.json().get(1).path("text").asText()).isEqualTo("i am sad");
  }

  @Test
  void utf16IsRefused() throws IOException {
    Called called = predict("i am happy\n".getBytes(UTF_16));
    assertThat(called.code()).isEqualTo(1);
    assertThat(called.sentence()).contains("words.txt: this is UTF-16 text, save it as UTF-8");
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    Called called = predict(new byte[0]);
    assertThat(called.code()).isEqualTo(1);
    assertThat(called.sentence()).contains("words.txt: the file is empty");
  }

  @Test
  void whatIsNotThereOrAFolderIsRefused() {
    for (Path path : List.of(folder.resolve("gone.txt"), folder)) {
      Called called = Called.duet("predict", "--bundle", TinyBundle.folder(), "--text-file", path);
      assertThat(called.code()).isEqualTo(1);
      assertThat(called.sentence()).startsWith(path + ": the file cannot be read");
    }
  }

  @Test
  void aHugeLineTakesLittleMemoryAndTheNextIsAnswered() throws IOException {
    Path file = folder.resolve("words.txt");
    byte[] piece = "happy ".repeat(10_000).getBytes(UTF_8);
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < 1_000; i++) {
        out.write(piece);
      }
      out.write("\ni am sad\n".getBytes(UTF_8));
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = threads.getCurrentThreadAllocatedBytes();
    Called called =
        Called.duet("predict", "--json", "--bundle", TinyBundle.folder(), "--text-file", file);
    assertThat(threads.getCurrentThreadAllocatedBytes() - allocated).isLessThan(512L << 20);
    assertThat(called.sentence()).contains("words.txt, line 1: the line is longer");
    assertThat(called.json().get(1).path("text").asText()).isEqualTo("i am sad");
  }

  private Called predict(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("words.txt"), content);
    return Called.duet("predict", "--json", "--bundle", TinyBundle.folder(), "--text-file", file);
  }

  private static List<String> texts(Called called) {
    return called.json().stream().map((JsonNode answer) -> answer.path("text").asText()).toList();
  }
}
