package dev.duet.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duet.audio.Shared;
import dev.duet.emotion.Emotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmotionTextsTest {
  @TempDir Path folder;

  @Test
  void aLineIsATextAndALabelAndTheFileIsTheSplit() throws IOException {
    Files.writeString(
        folder.resolve("train.txt"), "\uFEFFi am glad; really;joy\r\n\r\nhm;love\r\n");
    Files.writeString(folder.resolve("val.txt"), "i am mad;anger");
    Files.writeString(folder.resolve("test.txt"), "i am sad;sadness\n");
    Corpus corpus = Corpora.load("emotion", folder);
    assertThat(corpus.samples())
        .extracting(Sample::id)
        .containsExactly("test/00001", "train/00001", "train/00002", "validation/00001");
    Sample glad = corpus.samples().get(1);
    assertThat(glad.text()).contains("i am glad; really");
    assertThat(glad.emotion()).isEqualTo(Emotion.JOY);
    assertThat(glad.split()).contains(Split.TRAIN);
    assertThat(corpus.samples().get(3).emotion()).isEqualTo(Emotion.ANGRY);
    assertThat(corpus.samples().get(3).label()).isEqualTo("anger");
  }

  @Test
  void aLineWithoutAKnownLabelIsReportedWithItsNumber() throws IOException {
    Files.writeString(folder.resolve("train.txt"), "fine;joy\nno label\n;joy\nwhat;bored\n");
    Corpus corpus = Corpora.load("emotion", folder);
    assertThat(corpus.samples()).hasSize(1);
    assertThat(corpus.findings())
        .extracting(Finding::where)
        .containsExactly("train.txt:2", "train.txt:3", "train.txt:4");
  }

  @Test
  void whatIsNotUtf8IsRefused() throws IOException {
    Files.write(folder.resolve("train.txt"), new byte[] {'a', (byte) 0xE9, ';', 'j', 'o', 'y'});
    assertThatThrownBy(() -> Corpora.load("emotion", folder))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("train.txt is not UTF-8");
  }

  @Test
  void theRealCorpusHasTheSizesItsAuthorsState() {
    Corpus corpus = Corpora.load("emotion", Shared.path("data/emotion"));
    Partition p = Partitions.official(corpus, 0);
    assertThat(p.train()).hasSize(16_000);
    assertThat(p.validation()).hasSize(2_000);
    assertThat(p.test()).hasSize(2_000);
    assertThat(corpus.emotions()).hasSize(6);
    assertThat(corpus.findings()).isEmpty();
    assertThat(p.withoutSharedTexts().test()).isEqualTo(p.test());
  }
}
