package dev.duet.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelevanceTest {
  private static Scores sure(double p) {
    return Scores.of(List.of(Emotion.JOY, Emotion.SADNESS), new double[] {p, 1 - p});
  }

  @Test
  void sureWordsAreMoreRelevantThanUnsureOnes() {
    Relevance relevance =
        Relevance.fit(
            times(100, List.of(sure(0.99), sure(0.98), sure(0.97), sure(0.6))),
            times(100, List.of(sure(0.55), sure(0.6), sure(0.7), sure(0.95))));
    assertThat(relevance.of(sure(0.5))).isLessThan(0.3);
    assertThat(relevance.of(sure(0.99))).isGreaterThan(0.7);
    assertThat(relevance.of(sure(1))).isBetween(0.9, 1.0);
  }

  @Test
  void theNumberOfSentencesOfAKindSaysNothing() {
    List<Scores> emotional = List.of(sure(0.9), sure(0.99), sure(0.7));
    List<Scores> plain = List.of(sure(0.6), sure(0.8));
    Relevance few = Relevance.fit(times(100, emotional), times(100, plain));
    Relevance many = Relevance.fit(times(800, emotional), times(100, plain));
    assertThat(many.of(sure(0.8))).isCloseTo(few.of(sure(0.8)), within(0.02));
  }

  private static List<Scores> times(int n, List<Scores> scores) {
    return Collections.nCopies(n, scores).stream().flatMap(List::stream).toList();
  }

  @Test
  void bothKindsAreNeeded() {
    assertThatThrownBy(() -> Relevance.fit(List.of(), List.of(sure(0.9))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("both kinds");
    assertThatThrownBy(() -> new Relevance(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Relevance(1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
