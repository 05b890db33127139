package dev.duet.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import dev.duet.evaluate.Evaluation;
import dev.duet.evaluate.Outcome;
import dev.duet.fusion.AdaptiveTemperature.Item;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

class AdaptiveTemperatureTest {
  private static final List<Emotion> LABELS = List.of(Emotion.ANGRY, Emotion.JOY, Emotion.SADNESS);

  @Provide
  static Arbitrary<Scores> scores() {
    return AnyScores.overAnyLabels();
  }

  @Property
  void theFirstChoiceStaysTheFirstAndProbabilitiesSumToOne(
      @ForAll("scores") Scores scores,
      @ForAll @DoubleRange(min = -5, max = 5) double weight,
      @ForAll @DoubleRange(min = -5, max = 5) double known) {
    Scores scaled =
        new AdaptiveTemperature(List.of(-1.0, weight)).at(new double[] {1, known}).apply(scores);
    assertThat(scaled.of(scores.top())).isEqualTo(AnyScores.highest(scaled));
    assertThat(scaled.asMap().values().stream().mapToDouble(p -> p).sum())
        .isEqualTo(1, within(1e-9));
  }

  @Property
  void noWeightsAreATemperatureOfOne(@ForAll @DoubleRange(min = -50, max = 50) double known) {
    assertThat(new AdaptiveTemperature(List.of(0.0, 0.0)).at(new double[] {1, known}))
        .isEqualTo(Temperature.ONE);
  }

  /** What is far is said as surely as what is near, and is wrong more often. */
  @Example
  void fittingFindsWhomToBelieveLess() {
    List<Item> items = items(6000);
    AdaptiveTemperature fitted = AdaptiveTemperature.fit(items);
    assertThat(fitted.at(new double[] {1, 0}).value()).isEqualTo(1.5, within(0.15));
    assertThat(fitted.at(new double[] {1, 1}).value()).isEqualTo(3, within(0.3));
    List<Outcome> adapted =
        outcomes(items, item -> fitted.at(item.known()).apply(item.outcome().scores()));
    Temperature one = Temperature.fit(items.stream().map(Item::outcome).toList());
    List<Outcome> alike = outcomes(items, item -> one.apply(item.outcome().scores()));
    assertThat(Evaluation.of(adapted).ece()).isLessThan(Evaluation.of(alike).ece());
    assertThat(Evaluation.of(adapted).nll()).isLessThan(Evaluation.of(alike).nll());
    assertThat(Evaluation.of(adapted).accuracy()).isEqualTo(Evaluation.of(alike).accuracy());
  }

  @Example
  void aModelThatIsAlwaysRightOrAlwaysWrongGetsAFiniteTemperature() {
    Scores sure = Scores.of(LABELS, new double[] {.9, .05, .05});
    for (Emotion truth : LABELS) {
      List<Item> items = List.of(new Item(new Outcome(truth, sure), new double[] {1}));
      assertThat(AdaptiveTemperature.fit(items).at(new double[] {1}).value()).isBetween(0.1, 20.0);
    }
  }

  @Example
  void whatCannotBeLearnedFromIsRefused() {
    Scores sure = Scores.of(LABELS, new double[] {.9, .05, .05});
    assertThatThrownBy(
            () ->
                AdaptiveTemperature.fit(
                    List.of(new Item(new Outcome(Emotion.LOVE, sure), new double[] {1}))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new AdaptiveTemperature(List.of(1.0)).at(new double[] {1, 2}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 values are known, and 1 are wanted");
  }

  @Example
  void jacksonGivesBackWhatItWasGiven() throws Exception {
    ObjectMapper json = new ObjectMapper();
    AdaptiveTemperature given = new AdaptiveTemperature(List.of(0.25, -1.5));
    assertThat(json.readValue(json.writeValueAsString(given), AdaptiveTemperature.class))
        .isEqualTo(given);
  }

  private static List<Outcome> outcomes(List<Item> items, Function<Item, Scores> scores) {
    return items.stream().map(i -> new Outcome(i.outcome().truth(), scores.apply(i))).toList();
  }

  /** Half of them near, where 1.5 is the temperature, half far, where it is 3. */
  private static List<Item> items(int count) {
    Random random = new Random(1);
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double temperature = i % 2 == 0 ? 1.5 : 3;
      double[] logits = {1.5 * random.nextGaussian(), 1.5 * random.nextGaussian(), 0};
      Emotion truth = drawn(powers(logits, 1), random.nextDouble());
      Scores said = Scores.normalised(powers(logits, temperature));
      items.add(new Item(new Outcome(truth, said), new double[] {1, i % 2}));
    }
    return items;
  }

  private static Map<Emotion, Double> powers(double[] logits, double factor) {
    Map<Emotion, Double> powers = new EnumMap<>(Emotion.class);
    for (int i = 0; i < logits.length; i++) {
      powers.put(LABELS.get(i), Math.exp(Math.max(-15, factor * logits[i])));
    }
    return powers;
  }

  private static Emotion drawn(Map<Emotion, Double> weights, double share) {
    double left = share * weights.values().stream().mapToDouble(w -> w).sum();
    for (Map.Entry<Emotion, Double> entry : weights.entrySet()) {
      left -= entry.getValue();
      if (left <= 0) {
        return entry.getKey();
      }
    }
    return LABELS.get(LABELS.size() - 1);
  }
}
