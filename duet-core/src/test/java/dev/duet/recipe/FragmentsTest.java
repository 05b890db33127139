package dev.duet.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duet.corpus.Sample;
import dev.duet.emotion.Emotion;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FragmentsTest {
  private static Sample sentence(String words) {
    return new Sample(
        words,
        Optional.empty(),
        Optional.of(words),
        Emotion.JOY,
        "joy",
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void fragmentsAreFewWordsInARowWithTheEmotionOfTheWhole() {
    String whole = "one two three four five six seven eight nine ten eleven twelve thirteen";
    List<Sample> fragments = Fragments.of(Collections.nCopies(100, sentence(whole)), 1);
    assertThat(fragments)
        .hasSize(100)
        .allSatisfy(
            fragment -> {
              assertThat(whole).contains(fragment.words()).isNotEqualTo(fragment.words());
              assertThat(fragment.emotion()).isEqualTo(Emotion.JOY);
            });
    assertThat(fragments).anyMatch(fragment -> fragment.words().equals("seven"));
  }

  @Test
  void aWordHasNoFragments() {
    assertThat(Fragments.of(Collections.nCopies(50, sentence("help")), 1)).isEmpty();
  }
}
