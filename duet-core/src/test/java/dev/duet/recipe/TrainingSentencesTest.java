package dev.duet.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duet.audio.Shared;
import dev.duet.corpus.Corpora;
import dev.duet.corpus.Corpus;
import dev.duet.corpus.Sample;
import dev.duet.corpus.Split;
import dev.duet.text.translate.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingSentencesTest {
  @TempDir Path folder;

  @Test
  void onlyTrainingSentencesThatNobodyTestsByAreTranslated() throws IOException {
    Files.writeString(
        folder.resolve("train.txt"), "i am glad;joy\ni am low;sadness\nI am  calm;joy\n");
    Files.writeString(folder.resolve("val.txt"), "i am merry;joy\ni am sad;sadness\n");
    Files.writeString(folder.resolve("test.txt"), "i am calm;joy\ni am down;sadness\n");
    TrainingSentences sentences = TrainingSentences.of(Corpora.load("emotion", folder), 1);
    assertThat(sentences.all()).extracting(Sentence::text).containsExactly("i am glad", "i am low");
    assertThat(sentences.isHeldOut("I am   MERRY")).isTrue();
    assertThat(sentences.isHeldOut("i am down")).isTrue();
    assertThat(sentences.isHeldOut("i am glad")).isFalse();
  }

  @Test
  void noSentenceOfTheRealCorpusIsBothTranslatedAndHeldOut() {
    Corpus corpus = Corpora.load("emotion", Shared.path("data/emotion"));
    TrainingSentences sentences = TrainingSentences.of(corpus, 1);
    Set<String> others =
        corpus.samples().stream()
            .filter(sample -> sample.split().orElseThrow() != Split.TRAIN)
            .map(sample -> sample.textKey().orElseThrow())
            .collect(Collectors.toSet());
    assertThat(sentences.all()).hasSizeGreaterThan(15_900);
    assertThat(sentences.all()).noneMatch(s -> others.contains(Sample.textKey(s.text())));
    assertThat(others).allMatch(sentences::isHeldOut);
  }
}
