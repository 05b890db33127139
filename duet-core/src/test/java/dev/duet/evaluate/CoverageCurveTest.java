package dev.duet.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class CoverageCurveTest {

  /** Joy, said with a probability of so many twentieths. */
  private static Outcome said(int twentieths, boolean isRight) {
    double p = twentieths / 20.0;
    return new Outcome(
        isRight ? Emotion.JOY : Emotion.SADNESS,
        Scores.of(List.of(Emotion.JOY, Emotion.SADNESS), new double[] {p, 1 - p}));
  }

  private static List<Outcome> outcomes(List<Integer> drawn) {
    return drawn.stream().map(d -> said(11 + d % 9, d / 9 % 2 == 0)).toList();
  }

  @Example
  void theSurestAreTakenFirst() {
    CoverageCurve curve =
        CoverageCurve.of(List.of(said(12, false), said(19, true), said(15, false), said(17, true)));
    assertThat(curve.accuracyAt(0.25)).isEqualTo(1);
    assertThat(curve.accuracyAt(0.5)).isEqualTo(1);
    assertThat(curve.accuracyAt(0.75)).isEqualTo(2 / 3.0, within(1e-12));
    assertThat(curve.accuracyAt(1)).isEqualTo(0.5);
    // Risks of 0, 0, 1/3 and 1/2.
    assertThat(curve.aurc()).isEqualTo((1 / 3.0 + 1 / 2.0) / 4, within(1e-12));
    assertThat(curve.above(0.8)).isEqualTo(new CoverageCurve.Point(0.8, 2, 2));
    assertThat(curve.above(0.99).answered()).isZero();
    assertThat(curve.above(0.99).accuracy()).isZero();
  }

  @Example
  void oneConfidenceForAllTellsNothingApart() {
    CoverageCurve curve =
        CoverageCurve.of(List.of(said(15, false), said(15, true), said(15, true), said(15, true)));
    for (int percent : CoverageCurve.PERCENTS) {
      assertThat(curve.accuracyAt(percent / 100.0)).isEqualTo(0.75, within(1e-12));
    }
    assertThat(curve.aurc()).isEqualTo(0.25, within(1e-12));
  }

  @Example
  void nothingHasNoCurve() {
    assertThatThrownBy(() -> CoverageCurve.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void aHigherThresholdNeverAnswersMore(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 99) Integer> drawn,
      @ForAll @DoubleRange(max = 1) double one,
      @ForAll @DoubleRange(max = 1) double other) {
    CoverageCurve curve = CoverageCurve.of(outcomes(drawn));
    CoverageCurve.Point low = curve.above(Math.min(one, other));
    CoverageCurve.Point high = curve.above(Math.max(one, other));
    assertThat(high.answered()).isLessThanOrEqualTo(low.answered());
    assertThat(high.right()).isLessThanOrEqualTo(low.right());
    assertThat(low.right()).isLessThanOrEqualTo(low.answered());
  }

  @Property
  void fullCoverageIsTheAccuracyOfAll(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 99) Integer> drawn) {
    List<Outcome> outcomes = outcomes(drawn);
    CoverageCurve curve = CoverageCurve.of(outcomes);
    double accuracy = Evaluation.of(outcomes).accuracy();
    assertThat(curve.accuracyAt(1)).isEqualTo(accuracy, within(1e-12));
    assertThat(curve.above(0).accuracy()).isEqualTo(accuracy, within(1e-12));
    assertThat(curve.above(0).answered()).isEqualTo(outcomes.size());
  }

  @Property
  void theOrderOfItemsMeansNothing(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 99) Integer> drawn, @ForAll long seed) {
    List<Outcome> shuffled = new ArrayList<>(outcomes(drawn));
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(CoverageCurve.of(shuffled)).isEqualTo(CoverageCurve.of(outcomes(drawn)));
  }

  @Property
  void sharesAreShares(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 99) Integer> drawn,
      @ForAll @DoubleRange(min = 0.01, max = 1) double coverage) {
    CoverageCurve curve = CoverageCurve.of(outcomes(drawn));
    assertThat(curve.accuracyAt(coverage)).isBetween(-1e-12, 1 + 1e-12);
    assertThat(curve.aurc()).isBetween(-1e-12, 1 + 1e-12);
  }

  @Example
  void manyCurvesCanBeDrawn() {
    Map<String, CoverageCurve> curves = new LinkedHashMap<>();
    for (int i = 0; i < 8; i++) {
      curves.put("corpus " + i, CoverageCurve.of(outcomes(List.of(i, 2 * i, 9 + i, 30))));
    }
    assertThat(CoveragePlot.of("Unheard voices", curves).getHeight()).isGreaterThan(500);
  }
}
