package dev.duet.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import dev.duet.evaluate.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TrustTest {
  private static final Scores JOY =
      Scores.of(Map.of(Emotion.JOY, 0.998, Emotion.SADNESS, 0.001, Emotion.ANGRY, 0.001));
  private static final Scores UNSURE =
      Scores.of(Map.of(Emotion.JOY, 0.5, Emotion.SADNESS, 0.3, Emotion.ANGRY, 0.2));

  /** Answers of one kind, some of them about something else. */
  private static List<Outcome> outcomes(Scores scores, int right, int sad) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < right; i++) {
      outcomes.add(new Outcome(Emotion.JOY, scores));
    }
    for (int i = 0; i < sad; i++) {
      outcomes.add(new Outcome(Emotion.SADNESS, scores));
    }
    return outcomes;
  }

  @Property(tries = 30)
  void whoIsSureAndSometimesWrongIsTrustedAsOftenAsNot(
      @ForAll @IntRange(min = 2, max = 40) int sad) {
    // Of those that do not stand a third are right by chance, a third sad.
    assertThat(Trust.of(outcomes(JOY, 100, sad)))
        .isCloseTo(1 - 1.5 * sad / (100.0 + sad), within(0.2));
    assertThat(Trust.of(outcomes(JOY, 100, sad))).isLessThan(Trust.of(outcomes(JOY, 100, sad - 1)));
  }

  @Test
  void whoIsAsSureAsRightIsTrustedWholly() {
    List<Outcome> outcomes = outcomes(UNSURE, 50, 30);
    for (int i = 0; i < 20; i++) {
      outcomes.add(new Outcome(Emotion.ANGRY, UNSURE));
    }
    assertThat(Trust.of(outcomes)).isCloseTo(1, within(0.1));
    assertThat(Trust.of(outcomes(JOY, 100, 0))).isCloseTo(1, within(1e-3));
  }

  @Test
  void aTruthThatIsNotKnownSaysNothing() {
    assertThat(Trust.of(List.of(new Outcome(Emotion.FEAR, JOY)))).isEqualTo(1);
    assertThat(Trust.of(List.of())).isEqualTo(1);
  }
}
