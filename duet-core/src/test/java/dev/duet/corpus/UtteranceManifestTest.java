package dev.duet.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duet.corpus.UtteranceManifest.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UtteranceManifestTest {
  @TempDir private Path folder;

  private List<Row> read(String content) throws IOException {
    return UtteranceManifest.read(Files.writeString(folder.resolve("calls.csv"), content));
  }

  @Test
  void filesStartAtTheManifestAndRowsKeepTheirOrder() throws IOException {
    List<Row> rows =
        read("\uFEFFSpeaker,file,text,mood\r\nann,b/1.wav,\"well, yes\",x\r\n,/abs/2.wav,,\r\n");
    assertThat(rows)
        .containsExactly(
            new Row(
                2,
                Optional.of(folder.toAbsolutePath().resolve("b/1.wav")),
                Optional.of("well, yes"),
                Optional.of("ann"),
                Optional.empty()),
            new Row(
                3,
                Optional.of(Path.of("/abs/2.wav")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void theManifestOfACorpusIsOneToo() throws IOException {
    Row row = read("path,emotion\na.wav,joy\n").get(0);
    assertThat(row.audio()).hasValue(folder.toAbsolutePath().resolve("a.wav"));
  }

  @Test
  void aSpoiltRowSaysSoAndTheOthersStand() throws IOException {
    List<Row> rows = read("text,speaker\ngood,ann\na,b,c\n,ann\nbad,bob\n");
    assertThat(rows).extracting(Row::line).containsExactly(2L, 3L, 4L, 5L);
    assertThat(rows.get(1).problem()).get().asString().contains("3 values", "2 columns", "quotes");
    assertThat(rows.get(2).problem()).get().asString().contains("neither a file nor a text");
    assertThat(rows.get(3).text()).hasValue("bad");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "speaker,mood | line 1: the header must name file, text or both",
        "file;text | it names: file;text.",
        "file,path | names file and path; keep one",
        "text,text | names text twice",
        "file,text | has no rows below its header",
        "'' | line 1: the header must name file, text or both",
      })
  void aHeaderThatSaysTooLittleOrTooMuchIsRefused(String header, String problem) {
    assertThatThrownBy(() -> read(header + "\n"))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining(problem)
        .hasMessageContaining("calls.csv");
  }
}
