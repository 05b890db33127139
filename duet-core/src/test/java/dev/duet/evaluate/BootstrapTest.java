package dev.duet.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import dev.duet.evaluate.Bootstrap.Difference;
import dev.duet.evaluate.Bootstrap.Interval;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BootstrapTest {
  private final Bootstrap bootstrap = Bootstrap.withSeed(1);

  /** The first {@code right} of {@code n} items are told right. */
  private static List<Outcome> outcomes(int n, int right) {
    List<Emotion> labels = List.of(Emotion.JOY, Emotion.FEAR);
    Scores joy = Scores.of(labels, new double[] {.8, .2});
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      outcomes.add(new Outcome(i < right ? Emotion.JOY : Emotion.FEAR, joy));
    }
    return outcomes;
  }

  /** Both systems see the same truths; they differ in what they say of some. */
  private static List<Outcome> sayingFearFrom(int first, List<Outcome> outcomes) {
    Scores fear = Scores.of(List.of(Emotion.JOY, Emotion.FEAR), new double[] {.3, .7});
    List<Outcome> said = new ArrayList<>(outcomes);
    for (int i = first; i < said.size(); i++) {
      said.set(i, new Outcome(said.get(i).truth(), fear));
    }
    return said;
  }

  @Test
  void theIntervalOfAnAccuracyIsThatOfABinomialShare() {
    Interval interval = bootstrap.interval(Metric.ACCURACY, outcomes(400, 320));
    double halfWidth = 1.96 * Math.sqrt(.8 * .2 / 400);
    assertThat(interval.value()).isEqualTo(.8);
    assertThat(interval.low()).isEqualTo(.8 - halfWidth, within(0.004));
    assertThat(interval.high()).isEqualTo(.8 + halfWidth, within(0.004));
    assertThat(interval.level()).isEqualTo(0.95);
  }

  @ParameterizedTest
  @EnumSource(Metric.class)
  void everyMetricLiesInItsIntervalAndEqualsTheEvaluation(Metric metric) {
    List<Outcome> outcomes = outcomes(200, 150);
    Evaluation e = Evaluation.of(outcomes);
    double expected =
        switch (metric) {
          case ACCURACY -> e.accuracy();
          case MACRO_F1 -> e.macroF1();
          case UAR -> e.uar();
          case ECE -> e.ece();
          case NLL -> e.nll();
          case BRIER -> e.brier();
        };
    Interval interval = bootstrap.interval(metric, outcomes);
    assertThat(interval.value()).isEqualTo(expected);
    assertThat(interval.low()).isLessThanOrEqualTo(interval.high());
    if (metric != Metric.ECE) { // resampling only ever adds to a calibration error near zero
      assertThat(expected).isBetween(interval.low(), interval.high());
    }
  }

  @Test
  void theSameSeedGivesTheSameInterval() {
    List<Outcome> outcomes = outcomes(1000, 700);
    Interval first = new Bootstrap(20, 1, 0.9).interval(Metric.MACRO_F1, outcomes);
    assertThat(new Bootstrap(20, 1, 0.9).interval(Metric.MACRO_F1, outcomes)).isEqualTo(first);
    assertThat(new Bootstrap(20, 2, 0.9).interval(Metric.MACRO_F1, outcomes)).isNotEqualTo(first);
  }

  @Test
  void pairingSeesADifferenceThatTwoIntervalsWouldHide() {
    List<Outcome> plain = outcomes(400, 320);
    List<Outcome> better = sayingFearFrom(390, plain);
    Difference difference = bootstrap.difference(Metric.ACCURACY, better, plain);
    assertThat(difference.interval().value()).isEqualTo(0.025, within(1e-12));
    assertThat(difference.interval().low()).isGreaterThan(0.01);
    assertThat(difference.shareAtOrBelowZero()).isLessThan(0.001);
    assertThat(bootstrap.interval(Metric.ACCURACY, better).low())
        .isLessThan(bootstrap.interval(Metric.ACCURACY, plain).high());
  }

  @Test
  void aSystemDoesNotExceedItself() {
    List<Outcome> outcomes = outcomes(50, 40);
    Difference difference = bootstrap.difference(Metric.UAR, outcomes, outcomes);
    assertThat(difference.interval()).isEqualTo(new Interval(0, 0, 0, 0.95));
    assertThat(difference.shareAtOrBelowZero()).isEqualTo(1);
  }

  @Test
  void systemsOnOtherItemsAreRefused() {
    assertThatThrownBy(() -> bootstrap.difference(Metric.UAR, outcomes(50, 40), outcomes(50, 39)))
        .hasMessageContaining("same items");
    assertThatThrownBy(() -> new Bootstrap(0, 1, 0.95)).hasMessageContaining("a resample or more");
    assertThatThrownBy(() -> new Bootstrap(10, 1, 1)).hasMessageContaining("level in (0, 1)");
  }
}
