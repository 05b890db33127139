package dev.duet.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blue.strategic.parquet.Dehydrator;
import blue.strategic.parquet.ParquetWriter;
import dev.duet.audio.Shared;
import dev.duet.emotion.Emotion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
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
  void theHubsCsvHasNumbersForLabels() throws IOException {
    Files.writeString(
        folder.resolve("training.csv"), "text,label\r\n\"i am glad, really\",1\r\nhm,2\r\n");
    Files.writeString(folder.resolve("test.csv"), "text,label\ni am sad,0\n");
    Corpus corpus = Corpora.load("emotion", folder);
    assertThat(corpus.samples())
        .extracting(s -> s.id() + " " + s.text().orElseThrow() + " " + s.label())
        .containsExactly(
            "test/00001 i am sad sadness",
            "train/00001 i am glad, really joy",
            "train/00002 hm love");
  }

  @Test
  void theHubsParquetHasNumbersForLabels() throws IOException {
    writeParquet("train-00000-of-00001.parquet", List.of("i am glad", "caf\u00e9"), List.of(1, 4));
    writeParquet("validation-00000-of-00001.parquet", List.of("i am mad"), List.of(3));
    writeParquet("test-00000-of-00001.parquet", List.of("oh", "what"), List.of(5, 9));
    Corpus corpus = Corpora.load("emotion", folder);
    assertThat(corpus.samples())
        .extracting(s -> s.id() + " " + s.text().orElseThrow() + " " + s.label())
        .containsExactly(
            "test/00001 oh surprise",
            "train/00001 i am glad joy",
            "train/00002 caf\u00e9 fear",
            "validation/00001 i am mad anger");
    assertThat(corpus.findings())
        .extracting(Finding::where)
        .containsExactly("test-00000-of-00001.parquet:2");
  }

  /** Written by pyarrow 26, as the hub's are: Snappy, dictionary pages. */
  @Test
  void aTableThatPyarrowWroteIsRead() throws IOException {
    try (InputStream table = getClass().getResourceAsStream("pyarrow.parquet")) {
      Files.copy(table, folder.resolve("train-00000-of-00001.parquet"));
    }
    Corpus corpus = Corpora.load("emotion", folder);
    assertThat(corpus.samples()).hasSize(18);
    assertThat(corpus.samples().get(2).text()).contains("she is dear to me");
    assertThat(corpus.samples().get(2).emotion()).isEqualTo(Emotion.LOVE);
  }

  @Test
  void whatIsNotParquetIsRefused() throws IOException {
    Files.writeString(folder.resolve("train.parquet"), "not a table at all, but a sentence");
    assertThatThrownBy(() -> Corpora.load("emotion", folder))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("train.parquet as Parquet");
  }

  private void writeParquet(String name, List<String> texts, List<Integer> labels)
      throws IOException {
    MessageType schema =
        new MessageType(
            "schema",
            Types.optional(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named("text"),
            Types.optional(PrimitiveTypeName.INT64).named("label"));
    Dehydrator<Integer> row =
        (i, values) -> {
          values.write("text", texts.get(i));
          values.write("label", (long) labels.get(i));
        };
    try (ParquetWriter<Integer> writer =
        ParquetWriter.writeFile(schema, folder.resolve(name).toFile(), row)) {
      for (int i = 0; i < texts.size(); i++) {
        writer.write(i);
      }
    }
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
