package dev.duet.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import dev.duet.evaluate.Outcome;
import dev.duet.fusion.Sufficiency.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SufficiencyTest {
  private static final List<Emotion> LABELS =
      List.of(Emotion.JOY, Emotion.SADNESS, Emotion.ANGRY, Emotion.NEUTRAL);
  private static final Sufficiency SOME = new Sufficiency(0.5, -1.2, 1.4);

  /** Words that are read as joy, though what they come from may be anything. */
  private static Reading reading(Emotion truth, int words) {
    Scores scores = Scores.of(LABELS, new double[] {0.94, 0.02, 0.02, 0.02});
    return new Reading(new Outcome(truth, scores), 0.5, words);
  }

  @Property
  void moreWordsCountMore(
      @ForAll @DoubleRange(min = 0, max = 1) double emotional,
      @ForAll @IntRange(min = 1, max = 200) int words) {
    assertThat(SOME.of(emotional, words + 1)).isGreaterThan(SOME.of(emotional, words));
    assertThat(SOME.of(emotional, words)).isBetween(0.0, 1.0);
  }

  @Test
  void ofItIsLearnedHowOftenWhatFewWordsSayIsTrue() {
    Random random = new Random(1);
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      readings.add(reading(LABELS.get(random.nextInt(4)), 1));
      readings.add(reading(random.nextInt(20) == 0 ? Emotion.SADNESS : Emotion.JOY, 20));
    }
    Sufficiency learned = Sufficiency.fit(readings);
    assertThat(learned.of(0.5, 1)).isLessThan(0.1);
    assertThat(learned.of(0.5, 20)).isGreaterThan(0.9);
  }

  @Test
  void whereFewWordsSayAsMuchAsManyTheirNumberCountsNothing() {
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      Emotion truth = i % 3 == 0 ? Emotion.ANGRY : Emotion.JOY;
      readings.add(reading(truth, 1));
      readings.add(reading(truth, 20));
    }
    Sufficiency learned = Sufficiency.fit(readings);
    assertThat(learned.of(0.5, 1)).isCloseTo(learned.of(0.5, 20), within(0.02));
  }

  @Test
  void truthsThatTheModelDoesNotKnowSayNothing() {
    List<Reading> known = List.of(reading(Emotion.JOY, 3), reading(Emotion.SADNESS, 1));
    List<Reading> more = new ArrayList<>(known);
    more.add(reading(Emotion.FEAR, 1));
    assertThat(Sufficiency.fit(more)).isEqualTo(Sufficiency.fit(known));
    assertThatThrownBy(() -> Sufficiency.fit(List.of(reading(Emotion.FEAR, 1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("known");
  }

  @Test
  void wordsAreWhatStandsBetweenBlanks() {
    assertThat(Sufficiency.count(" Go.  Go. ")).isEqualTo(2);
    assertThat(Sufficiency.count("help")).isEqualTo(1);
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new Sufficiency(-1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Sufficiency(1, Double.NaN, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Sufficiency(1, 0, -1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SOME.of(0.5, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
