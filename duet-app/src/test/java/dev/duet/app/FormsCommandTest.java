package dev.duet.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.duet.TinyBundle;
import dev.duet.TinyCorpora;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormsCommandTest {
  @TempDir Path folder;

  @Test
  void everyCorpusIsReadInEveryForm() throws IOException {
    Path out = folder.resolve("forms");
    Called called =
        Called.duet(
            "forms",
            "--bundle",
            TinyBundle.folder().toString(),
            "--data",
            TinyCorpora.folder().toString(),
            "--out",
            out.toString());
    assertThat(called.code()).as(called.err()).isZero();
    assertThat(called.out())
        .contains("| emotion | as written | 6 |", "| emotion | transcript | 6 |")
        .contains("| goemotions | misspelt | 2 |");
    assertThat(Files.readString(folder.resolve("forms.md"))).startsWith("# The same words");
    JsonNode json = new ObjectMapper().readTree(folder.resolve("forms.json").toFile());
    assertThat(json.path("figures")).hasSize(12);
    JsonNode first = json.path("figures").path(0);
    assertThat(first.path("own_accuracy").asDouble())
        .isGreaterThanOrEqualTo(first.path("accuracy").asDouble());
    assertThat(first.path("neutral_recall").isNull()).isTrue();
    assertThat(json.path("command").asText()).doesNotContain(folder.toString());
  }

  @Test
  void plainSentencesShipWithDuet() {
    Path root = Path.of(System.getProperty("duet.root"));
    Called called =
        Called.duet(
            "forms",
            "--bundle",
            TinyBundle.folder().toString(),
            "--data",
            root.toString(),
            "--corpus",
            root.resolve("examples/plain-sentences.csv").toString());
    assertThat(called.code()).as(called.err()).isZero();
    assertThat(called.out()).contains("| plain-sentences | tweet | 60 |");
  }

  @Test
  void aSplitThatIsEmptyIsNamed() throws IOException {
    Path file = folder.resolve("mine.csv");
    Files.writeString(file, "text,emotion,split\nfine,joy,train\n");
    Called called =
        Called.duet(
            "forms",
            "--bundle",
            TinyBundle.folder().toString(),
            "--data",
            folder.toString(),
            "--corpus",
            "mine.csv");
    assertThat(called.code()).isEqualTo(1);
    assertThat(called.err()).contains("mine has no texts in its split test.");
  }
}
