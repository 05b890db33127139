package dev.duet.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duet.corpus.Corpus;
import dev.duet.corpus.Partition;
import dev.duet.corpus.Sample;
import dev.duet.corpus.Split;
import dev.duet.emotion.Emotion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ThinningTest {

  private static List<Sample> sentences(Split split, Emotion emotion, int count) {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      samples.add(
          new Sample(
              split + "-" + emotion + "-" + i,
              Optional.empty(),
              Optional.of("words " + i),
              emotion,
              emotion.label(),
              Optional.empty(),
              Optional.of(split)));
    }
    return samples;
  }

  private static Partition partition() {
    List<Sample> train = new ArrayList<>(sentences(Split.TRAIN, Emotion.JOY, 100));
    train.addAll(sentences(Split.TRAIN, Emotion.SURPRISE, 9));
    return new Partition(
        train,
        sentences(Split.VALIDATION, Emotion.JOY, 20),
        sentences(Split.TEST, Emotion.JOY, 20),
        "all",
        false);
  }

  @Test
  void everyLabelIsThinnedByItselfAndKeepsAFew() {
    Partition thin = Thinning.ofSentences(partition(), 10, 1);
    assertThat(thin.train()).filteredOn(s -> s.emotion() == Emotion.JOY).hasSize(10);
    assertThat(thin.train()).filteredOn(s -> s.emotion() == Emotion.SURPRISE).hasSize(5);
    assertThat(thin.validation()).hasSize(20);
    assertThat(thin.description()).isEqualTo("all; one training sentence in 10");
  }

  @Test
  void testsAreThinnedIfAsked() {
    Partition thin = Thinning.ofSentences(partition(), 1, 5);
    assertThat(thin.train()).hasSize(109);
    assertThat(thin.validation()).hasSize(4);
    assertThat(thin.test()).hasSize(4);
    assertThat(thin.description()).isEqualTo("all; one validation and test sentence in 5");
  }

  @Test
  void tenWordsAreLeftAtLeast() {
    Corpus corpus = new Corpus("words", sentences(Split.TRAIN, Emotion.JOY, 40), List.of());
    assertThat(Thinning.ofWords(corpus, 1)).isSameAs(corpus);
    assertThat(Thinning.ofWords(corpus, 2).samples()).hasSize(20);
    assertThat(Thinning.ofWords(corpus, 1000).samples()).hasSize(10);
  }
}
