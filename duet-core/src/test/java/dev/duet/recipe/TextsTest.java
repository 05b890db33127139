package dev.duet.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duet.corpus.Partition;
import dev.duet.corpus.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two corpora that share texts across their parts. */
class TextsTest {
  @TempDir Path data;

  @BeforeEach
  void write() throws IOException {
    Path emotion = Files.createDirectories(data.resolve("emotion"));
    Files.writeString(
        emotion.resolve("train.txt"), "i am glad;joy\nwho cares;anger\nhow are you;joy\n");
    Files.writeString(emotion.resolve("val.txt"), "i am fine;joy\nsee you;joy\n");
    Files.writeString(emotion.resolve("test.txt"), "the end;sadness\n");
    Path other = Files.createDirectories(data.resolve("goemotions"));
    Files.writeString(
        other.resolve("train.tsv"),
        "The end\t25\ta\nI am  fine\t17\tb\nIt is three.\t27\tc\nHm.\t27\td\n");
    Files.writeString(other.resolve("dev.tsv"), "THE END\t25\te\nWell.\t27\tf\n");
    Files.writeString(other.resolve("test.tsv"), "how are  you\t27\tg\nsee you\t27\th\n");
  }

  private Texts texts(double share) {
    Map<String, Double> shares = new LinkedHashMap<>();
    shares.put("emotion", 1.0);
    shares.put("goemotions", share);
    return Texts.of(new TextCorpora(shares), data, 1);
  }

  @Test
  void noTextOfAnyTestOrValidationPartIsLearntFrom() {
    Texts texts = texts(1);
    assertThat(words(texts.byCorpus().get("emotion").train()))
        .containsExactly("i am glad", "who cares");
    assertThat(words(texts.byCorpus().get("goemotions").train()))
        .containsExactly("It is three.", "Hm.");
    Set<String> learnt =
        texts.sentences().train().stream()
            .map(s -> s.textKey().orElseThrow())
            .collect(Collectors.toCollection(HashSet::new));
    learnt.retainAll(texts.sentences().heldOutTexts());
    assertThat(learnt).isEmpty();
  }

  @Test
  void noTextOfAnyTestPartChooses() {
    assertThat(words(texts(1).sentences().validation())).containsExactly("i am fine", "Well.");
  }

  @Test
  void testPartsStayWhole() {
    assertThat(words(texts(1).sentences().test()))
        .containsExactly("the end", "how are  you", "see you");
  }

  @Test
  void aShareOfTheTrainingSentencesIsDrawnBySeed() throws IOException {
    Files.writeString(
        data.resolve("goemotions/train.tsv"),
        IntStream.range(0, 100)
            .mapToObj(i -> "Number %02d.\t27\tid%02d".formatted(i, i))
            .collect(Collectors.joining("\n")));
    Partition some = texts(0.3).byCorpus().get("goemotions");
    assertThat(words(some.train())).hasSize(30).isSorted();
    assertThat(texts(0.3).byCorpus().get("goemotions")).isEqualTo(some);
    assertThat(some.description()).contains("30 of 100 training samples drawn, seed 1");
  }

  @Test
  void aCorpusAloneIsDividedAsItAlwaysWas() {
    Texts texts = Texts.of(TextCorpora.of("emotion"), data, 1);
    assertThat(texts.title()).isEqualTo("emotion");
    assertThat(texts.sentences()).isSameAs(texts.byCorpus().get("emotion"));
    assertThat(words(texts.sentences().train())).contains("how are you");
  }

  @Test
  void sharesAreChecked() {
    assertThatThrownBy(() -> texts(0))
        .hasMessage("the share of goemotions must be in (0, 1], not 0.0");
    assertThatThrownBy(() -> new TextCorpora(Map.of())).hasMessage("names no corpus");
  }

  private static List<String> words(List<Sample> samples) {
    return samples.stream().map(Sample::words).toList();
  }
}
