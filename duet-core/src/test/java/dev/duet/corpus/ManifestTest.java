package dev.duet.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duet.emotion.Emotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTest {
  @TempDir Path folder;

  @Test
  void allColumnsInAnyOrderWithQuotesCrlfAndByteOrderMark() throws IOException {
    Files.createDirectory(folder.resolve("clips"));
    Files.writeString(folder.resolve("clips/a b.wav"), "sound");
    Corpus corpus =
        load(
            """
            \uFEFFEmotion, path ,text,speaker,split\r
            Happy,clips/a b.wav,"so ""glad"", really",ann,dev\r
            \r
            fear,,"two
            lines",bob,TEST\r
            """);
    assertThat(corpus.name()).isEqualTo("mine");
    Sample glad = corpus.samples().get(0);
    assertThat(glad)
        .isEqualTo(
            new Sample(
                "line-000002",
                Optional.of(folder.toAbsolutePath().resolve("clips/a b.wav")),
                Optional.of("so \"glad\", really"),
                Emotion.JOY,
                "Happy",
                Optional.of("ann"),
                Optional.of(Split.VALIDATION)));
    assertThat(corpus.samples().get(1).text()).contains("two\nlines");
    assertThat(corpus.samples().get(1).split()).contains(Split.TEST);
    assertThat(corpus.findings()).isEmpty();
  }

  @Test
  void emotionAndOneOfPathAndTextAreEnough() throws IOException {
    Corpus corpus = load("text,emotion\ngood,joy");
    assertThat(corpus.samples()).hasSize(1);
    assertThat(corpus.speakers()).isEmpty();
  }

  @Test
  void aRecordingThatIsNotThereIsReportedAndTheRestIsKept() throws IOException {
    Files.writeString(folder.resolve("a.wav"), "sound");
    Corpus corpus = load("path,emotion,mood\na.wav,joy,x\nb.wav,joy,y\n");
    assertThat(corpus.samples()).hasSize(1);
    assertThat(corpus.findings())
        .extracting(Finding::toString)
        .containsExactly(
            "odd: mine.csv:1: column 'mood' is not used by Duet",
            "unreadable: mine.csv:3: lists b.wav, which is not there; left out");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text;emotion#good;joy | line 1: the header must name emotion and at least one of path and",
        "speaker,emotion#ann,joy | at least one of path and text",
        "text,emotion#good,bored#bad,meh#ill,bored | bored (lines 2, 4), meh (line 3); known are",
        "text,emotion#good,joy,3 | line 2: 3 values, where the header names 2 columns",
        "text,emotion#,joy | line 2, has neither a path nor a text",
        "text,emotion#good, | line 2, has no emotion",
        "text,emotion,split#good,joy,later | line 2, has the split 'later'; use train, validation",
        "path,emotion#gone.wav,joy | None of the recordings",
        "text,emotion | no rows below its header",
        "text,emotion#\"good,joy | is not a table",
      })
  void whatIsWrongIsSaidWithItsLine(String content, String sentence) {
    assertThatThrownBy(() -> load(content.replace('#', '\n')))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("mine.csv")
        .hasMessageContaining(sentence);
  }

  @Test
  void aManifestThatIsNotThereIsSaid() {
    assertThatThrownBy(() -> Corpora.load("gone.csv", folder))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("There is no file");
  }

  private Corpus load(String content) throws IOException {
    Files.writeString(folder.resolve("mine.csv"), content);
    return Corpora.load("mine.csv", folder);
  }
}
