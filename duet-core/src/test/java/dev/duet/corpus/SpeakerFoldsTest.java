package dev.duet.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duet.emotion.Emotion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SpeakerFoldsTest {
  private static final Corpus MANY = corpus("many", 8);
  private static final Corpus OTHERS = corpus("others", 6);
  private static final Corpus TWO = corpus("two", 2);

  private static Corpus corpus(String name, int speakers) {
    List<Sample> samples = new ArrayList<>();
    for (int speaker = 0; speaker < speakers; speaker++) {
      for (Emotion emotion : List.of(Emotion.JOY, Emotion.FEAR)) {
        samples.add(
            new Sample(
                name + speaker + emotion,
                Optional.empty(),
                Optional.of("words"),
                emotion,
                emotion.label(),
                Optional.of(name + speaker),
                Optional.empty()));
      }
    }
    return new Corpus(name, samples, List.of());
  }

  private static Set<String> speakers(List<Sample> samples) {
    return samples.stream().map(s -> s.speaker().orElseThrow()).collect(Collectors.toSet());
  }

  @Test
  void neighboursOfEveryLargeCorpusTestTogetherAndSpeakersOfASmallOneAlone() {
    List<Partition> folds = Partitions.speakerFolds(List.of(MANY, OTHERS, TWO), 4, 1);
    assertThat(folds).hasSize(4 + 2);
    assertThat(speakers(folds.get(0).test()))
        .containsExactlyInAnyOrder("many0", "many1", "others0");
    assertThat(speakers(folds.get(3).test()))
        .containsExactlyInAnyOrder("many6", "many7", "others4", "others5");
    assertThat(speakers(folds.get(4).test())).containsExactly("two0");
    assertThat(speakers(folds.get(5).test())).containsExactly("two1");
  }

  @Test
  void everyVoiceIsTestedOnceByAModelThatHasNotHeardIt() {
    List<Sample> tested = new ArrayList<>();
    for (Partition fold : Partitions.speakerFolds(List.of(MANY, OTHERS, TWO), 4, 1)) {
      Set<String> learnt = speakers(fold.train());
      assertThat(Collections.disjoint(speakers(fold.test()), learnt)).isTrue();
      assertThat(Collections.disjoint(speakers(fold.validation()), learnt)).isTrue();
      assertThat(Collections.disjoint(speakers(fold.validation()), speakers(fold.test()))).isTrue();
      assertThat(fold.validation()).isNotEmpty();
      tested.addAll(fold.test());
    }
    assertThat(tested)
        .containsExactlyInAnyOrderElementsOf(Corpus.joined(List.of(MANY, OTHERS, TWO)).samples());
  }

  @Test
  void theOnlySpeakersOfACorpusTrainWhenTheyDoNotTest() {
    Partition first = Partitions.speakerFolds(List.of(MANY, TWO), 4, 1).get(0);
    assertThat(speakers(first.train())).contains("two0", "two1");
  }

  @Test
  void tooFewSpeakersAreRefused() {
    assertThatThrownBy(() -> Partitions.speakerFolds(List.of(TWO), 4, 1))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("too few speakers for 4 folds");
  }
}
