package dev.duet.evaluate;

import static dev.duet.emotion.Emotion.ANGRY;
import static dev.duet.emotion.Emotion.FEAR;
import static dev.duet.emotion.Emotion.JOY;
import static dev.duet.emotion.Emotion.LOVE;
import static dev.duet.emotion.Emotion.SADNESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Expected values are those of scikit-learn 1.9.1 on the same ten items. */
class EvaluationTest {
  private static final Offset<Double> EXACT = within(1e-12);

  /** A system that knows no love and predicts fear where there is none. */
  static final List<Outcome> OUTCOMES =
      List.of(
          outcome(ANGRY, .7, .1, .1, .1),
          outcome(ANGRY, .4, .3, .2, .1),
          outcome(ANGRY, .1, .2, .6, .1),
          outcome(JOY, .05, .05, .9, 0),
          outcome(JOY, .2, .5, .2, .1),
          outcome(JOY, 0, 0, 1, 0),
          outcome(SADNESS, .1, .1, .2, .6),
          outcome(SADNESS, .3, .25, .25, .2),
          outcome(LOVE, .1, .1, .7, .1),
          outcome(SADNESS, .1, .1, .1, .7));

  static Outcome outcome(Emotion truth, double... probabilities) {
    return new Outcome(truth, Scores.of(List.of(ANGRY, FEAR, JOY, SADNESS), probabilities));
  }

  private final Evaluation evaluation = Evaluation.of(OUTCOMES);

  @Test
  void singleFiguresEqualScikitLearn() {
    assertThat(evaluation.n()).isEqualTo(10);
    assertThat(evaluation.accuracy()).isEqualTo(0.6, EXACT);
    assertThat(evaluation.macroF1()).isEqualTo(0.5095238095238095, EXACT);
    assertThat(evaluation.uar()).isEqualTo(0.5, EXACT);
    assertThat(evaluation.nll()).isEqualTo(4.381094106615484, EXACT);
    assertThat(evaluation.brier()).isEqualTo(0.551, EXACT);
    assertThat(evaluation.ece()).isEqualTo(0.18, EXACT);
  }

  @Test
  void labelsAreTheUnionOfTruthsAndWhatTheSystemKnows() {
    assertThat(evaluation.confusion().labels()).containsExactly(ANGRY, FEAR, JOY, LOVE, SADNESS);
    assertThat(evaluation.confusion().counts())
        .isDeepEqualTo(
            new int[][] {
              {2, 0, 1, 0, 0}, {0, 0, 0, 0, 0}, {0, 1, 2, 0, 0}, {0, 0, 1, 0, 0}, {1, 0, 0, 0, 2}
            });
  }

  @Test
  void classesEqualScikitLearnAndAnEmptyDenominatorGivesZero() {
    assertThat(evaluation.perClass())
        .containsEntry(ANGRY, new ClassMetrics(2 / 3.0, 2 / 3.0, 2 / 3.0, 3))
        .containsEntry(FEAR, new ClassMetrics(0, 0, 0, 0))
        .containsEntry(JOY, new ClassMetrics(0.5, 2 / 3.0, 4 / 7.0, 3))
        .containsEntry(LOVE, new ClassMetrics(0, 0, 0, 1))
        .containsEntry(SADNESS, new ClassMetrics(1, 2 / 3.0, 0.8, 3));
  }

  @Test
  void reliabilityBinsHoldEveryItemOnce() {
    assertThat(evaluation.reliability().stream().mapToInt(ReliabilityBin::count).sum())
        .isEqualTo(10);
    ReliabilityBin last = evaluation.reliability().get(evaluation.reliability().size() - 1);
    assertThat(last).isEqualTo(new ReliabilityBin(14 / 15.0, 1, 1, 1, 1));
  }

  @Test
  void aBinIsOpenBelowAndClosedAbove() {
    assertThat(ReliabilityBin.indexOf(0)).isZero();
    assertThat(ReliabilityBin.indexOf(0.6)).isEqualTo(8);
    assertThat(ReliabilityBin.indexOf(0.6001)).isEqualTo(9);
    assertThat(ReliabilityBin.indexOf(1)).isEqualTo(14);
  }

  @Test
  void jsonHasTheKeysThatOthersReadAndComesBack() throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    String json = mapper.writeValueAsString(evaluation);
    JsonNode tree = mapper.readTree(json);
    assertThat(tree.fieldNames())
        .toIterable()
        .containsExactly(
            "n",
            "accuracy",
            "macro_f1",
            "uar",
            "ece",
            "nll",
            "brier",
            "per_class",
            "confusion",
            "reliability");
    assertThat(tree.at("/per_class/joy/precision").asDouble()).isEqualTo(0.5);
    assertThat(tree.at("/confusion/labels/0").asText()).isEqualTo("angry");
    assertThat(tree.at("/confusion/counts/0/2").asInt()).isEqualTo(1);
    assertThat(mapper.readValue(json, Evaluation.class)).isEqualTo(evaluation);
  }

  @Test
  void textIsAlignedInColumns() {
    assertThat(EvaluationText.of(evaluation))
        .isEqualTo(
            """
            accuracy 0.6000  macro-F1 0.5095  UAR 0.5000  ECE 0.1800  NLL 4.3811  Brier 0.5510  (n = 10)

                     precision     recall         F1    support
            angry       0.6667     0.6667     0.6667          3
            fear        0.0000     0.0000     0.0000          0
            joy         0.5000     0.6667     0.5714          3
            love        0.0000     0.0000     0.0000          1
            sadness     1.0000     0.6667     0.8000          3

            truth \\ predicted    angry     fear      joy     love  sadness
            angry                    2        0        1        0        0
            fear                     0        0        0        0        0
            joy                      0        1        2        0        0
            love                     0        0        1        0        0
            sadness                  1        0        0        0        2
            """);
  }

  @Test
  void nothingToEvaluateIsSaid() {
    assertThatThrownBy(() -> Evaluation.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nothing to evaluate");
  }
}
