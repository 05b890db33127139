package dev.duet.emotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ScoresTest {

  @Property
  void normalisedWeightsSumToOneAndKeepTheirOrder(
      @ForAll @Size(8) List<@DoubleRange(min = 0, max = 1e6) Double> weights) {
    Map<Emotion, Double> map = new EnumMap<>(Emotion.class);
    Emotion[] emotions = Emotion.values();
    for (int i = 0; i < emotions.length; i++) {
      map.put(emotions[i], weights.get(i));
    }
    Scores scores = Scores.normalised(map);
    assertThat(scores.asMap().values().stream().mapToDouble(p -> p).sum())
        .isCloseTo(1, within(1e-9));
    double largest = weights.stream().mapToDouble(w -> w).max().orElseThrow();
    assertThat(map.get(scores.top())).isEqualTo(largest);
  }

  @Test
  void anUnknownEmotionIsAbsentNotZero() {
    Scores scores = Scores.of(List.of(Emotion.JOY, Emotion.FEAR), new double[] {0.7, 0.3});
    assertThat(scores.knows(Emotion.LOVE)).isFalse();
    assertThatThrownBy(() -> scores.of(Emotion.LOVE)).hasMessageContaining("love is not known");
  }

  @Test
  void whatIsNotADistributionIsRefused() {
    List<Emotion> labels = List.of(Emotion.JOY, Emotion.FEAR);
    assertThatThrownBy(() -> Scores.of(labels, new double[] {0.7, 0.7}))
        .hasMessageContaining("sum");
    assertThatThrownBy(() -> Scores.of(labels, new double[] {Double.NaN, 1}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Scores.of(labels, new double[] {1})).hasMessageContaining("2 labels");
  }
}
