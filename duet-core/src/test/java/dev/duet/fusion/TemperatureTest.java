package dev.duet.fusion;

import static dev.duet.fusion.AnyScores.WORDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import dev.duet.evaluate.Evaluation;
import dev.duet.evaluate.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class TemperatureTest {

  @Provide
  static Arbitrary<Scores> scores() {
    return AnyScores.overAnyLabels();
  }

  @Property
  void theFirstChoiceStaysTheFirst(
      @ForAll("scores") Scores scores, @ForAll @DoubleRange(min = 0.05, max = 20) double t) {
    Scores scaled = new Temperature(t).apply(scores);
    assertThat(scaled.of(scores.top())).isEqualTo(AnyScores.highest(scaled));
    assertThat(scaled.labels()).isEqualTo(scores.labels());
  }

  @Property
  void aTemperatureOfOneChangesNothing(@ForAll("scores") Scores scores) {
    Scores scaled = Temperature.ONE.apply(scores);
    scores.asMap().forEach((e, p) -> assertThat(scaled.of(e)).isEqualTo(p, within(1e-12)));
  }

  @Test
  void fittingFindsHowOverconfidentAModelIs() {
    List<Outcome> outcomes = outcomes(4000, 2.5);
    Temperature fitted = Temperature.fit(outcomes);
    assertThat(fitted.value()).isEqualTo(2.5, within(0.1));
    List<Outcome> scaled =
        outcomes.stream().map(o -> new Outcome(o.truth(), fitted.apply(o.scores()))).toList();
    assertThat(Evaluation.of(outcomes).ece()).isGreaterThan(0.1);
    assertThat(Evaluation.of(scaled).ece()).isLessThan(0.02);
    assertThat(Evaluation.of(scaled).accuracy()).isEqualTo(Evaluation.of(outcomes).accuracy());
  }

  @Test
  void aModelThatIsAlwaysRightOrAlwaysWrongGetsAFiniteTemperature() {
    Scores sure = AnyScores.sureOf(Emotion.JOY, .9, WORDS);
    List<Outcome> right = List.of(new Outcome(Emotion.JOY, sure), new Outcome(Emotion.JOY, sure));
    assertThat(Temperature.fit(right).value()).isBetween(0.1, 1.0);
    List<Outcome> wrong = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      wrong.add(new Outcome(Emotion.FEAR, sure));
    }
    assertThat(Temperature.fit(wrong).value()).isEqualTo(20);
  }

  @Test
  void itemsWhoseTruthIsUnknownSayNothing() {
    List<Outcome> outcomes = outcomes(50, 1.5);
    List<Outcome> more = new ArrayList<>(outcomes);
    more.add(new Outcome(Emotion.NEUTRAL, outcomes.get(0).scores()));
    assertThat(Temperature.fit(more)).isEqualTo(Temperature.fit(outcomes));
    assertThatThrownBy(() -> Temperature.fit(List.of())).hasMessageContaining("truth is known");
  }

  @Test
  void jsonComesBack() throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    String json = mapper.writeValueAsString(new Temperature(1.25));
    assertThat(json).isEqualTo("{\"value\":1.25}");
    assertThat(mapper.readValue(json, Temperature.class)).isEqualTo(new Temperature(1.25));
    assertThatThrownBy(() -> new Temperature(0)).hasMessageContaining("not above 0");
  }

  private static List<Outcome> outcomes(int n, double overconfidence) {
    SyntheticModel model = new SyntheticModel(WORDS, 1.5, overconfidence);
    Random random = new Random(7);
    List<Emotion> truths = WORDS.stream().sorted().toList();
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      Emotion truth = truths.get(i % truths.size());
      outcomes.add(new Outcome(truth, model.of(truth, random)));
    }
    return outcomes;
  }
}
