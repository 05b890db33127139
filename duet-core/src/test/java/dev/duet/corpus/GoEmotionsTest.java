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

class GoEmotionsTest {
  @TempDir Path folder;

  private Corpus load(String... lines) throws IOException {
    Files.writeString(folder.resolve("train.tsv"), String.join("\n", lines) + "\n");
    return Corpora.load("goemotions", folder);
  }

  @Test
  void aLineIsATextLabelNumbersAndAnId() throws IOException {
    Files.writeString(folder.resolve("dev.tsv"), "So annoying!\t3\ted1\n");
    Corpus corpus = load("It is on the table.\t27\ted2", "Thanks, \"mate\" :)\t15\ted3");
    assertThat(corpus.samples())
        .extracting(s -> s.id() + " " + s.words() + " " + s.label() + " " + s.emotion())
        .containsExactly(
            "train/ed2 It is on the table. neutral neutral",
            "train/ed3 Thanks, \"mate\" :) gratitude joy",
            "validation/ed1 So annoying! annoyance angry");
  }

  @Test
  void labelsOfOneEmotionAreThatEmotion() throws IOException {
    Corpus corpus = load("I hate this, I am furious\t2,3\ta", "Odd.\t22,27\tb");
    assertThat(corpus.samples())
        .extracting(Sample::emotion)
        .as("anger with annoyance, neutral with realization, which says nothing")
        .containsExactly(Emotion.ANGRY, Emotion.NEUTRAL);
    assertThat(corpus.samples().get(0).label()).isEqualTo("anger,annoyance");
  }

  @Test
  void whatHasNoEmotionOfOursOrSeveralIsLeftOutAndCounted() throws IOException {
    Corpus corpus = load("Why?\t7\ta", "No.\t10,4\tb", "Cute but sad\t17,25\tc", "Fine\t27\td");
    assertThat(corpus.samples()).hasSize(1);
    assertThat(corpus.findings())
        .extracting(Finding::sentence)
        .satisfiesExactly(
            none ->
                assertThat(none)
                    .startsWith("2 of 4 comments have only labels that Duet has no emotion for")
                    .contains("curiosity"),
            several ->
                assertThat(several)
                    .isEqualTo("1 of 4 comments have labels of several emotions; left out"));
  }

  @Test
  void aLineOfAnotherFormIsReportedWithItsNumber() throws IOException {
    Corpus corpus = load("fine\t27\ta", "no label\t\tb", "what\t28\tc", "two\t27", "", "x\tjoy\td");
    assertThat(corpus.samples()).hasSize(1);
    assertThat(corpus.findings())
        .extracting(Finding::where)
        .containsExactly("train.tsv:2", "train.tsv:3", "train.tsv:4", "train.tsv:6");
  }

  @Test
  void aFileFullOfFaultsIsReportedBriefly() throws IOException {
    String[] lines = new String[5000];
    java.util.Arrays.fill(lines, "nonsense");
    Corpus corpus = load(lines);
    assertThat(corpus.findings()).hasSize(21);
    assertThat(corpus.findings().get(20).sentence()).isEqualTo("has 4,980 more lines like these");
  }

  @Test
  void anIdThatRecursIsKeptOnce() throws IOException {
    Corpus corpus = load("one\t27\ta", "two\t17\ta");
    assertThat(corpus.samples()).hasSize(1);
    assertThat(corpus.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.DUPLICATE);
  }

  @Test
  void otherLabelsThanThePublishedOnesAreRefused() throws IOException {
    Files.writeString(folder.resolve("labels.txt"), "joy\nanger\n");
    assertThatThrownBy(() -> load("one\t0\ta"))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("labels.txt does not name the 28 labels of GoEmotions");
  }

  @Test
  void theRealCorpusIsReadWhole() {
    Corpus corpus = Corpora.load("goemotions", Shared.path("data/goemotions"));
    Partition p = Partitions.official(corpus, 0);
    assertThat(corpus.findings()).hasSize(6);
    assertThat(p.train().size()).isGreaterThan(30_000);
    assertThat(p.validation().size()).isGreaterThan(3_500);
    assertThat(p.test().size()).isGreaterThan(3_500);
    assertThat(corpus.emotions()).containsExactly(Emotion.values());
  }
}
