package dev.duet.fusion;

import static dev.duet.fusion.AnyScores.SOUND;
import static dev.duet.fusion.AnyScores.WORDS;
import static dev.duet.fusion.Modality.AUDIO;
import static dev.duet.fusion.Modality.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import dev.duet.evaluate.Evaluation;
import dev.duet.evaluate.LabelPairing;
import dev.duet.evaluate.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FusionLearnerTest {
  private static final List<Emotion> SHARED = List.copyOf(LabelPairing.SHARED_LABELS);
  private static final SyntheticModel CALIBRATED_VOICE = new SyntheticModel(SOUND, 1.5, 1);
  private static final SyntheticModel BOASTING_VOICE = new SyntheticModel(SOUND, 1.5, 4);
  private static final SyntheticModel DEAF_VOICE = new SyntheticModel(SOUND, 0, 1);
  private static final SyntheticModel GOOD_WORDS = new SyntheticModel(WORDS, 3, 1);

  private final FusionLearner learner = FusionLearner.withSeed(1);

  private static List<FusionExample> items(SyntheticModel audio, SyntheticModel text, long seed) {
    return SyntheticModel.items(1000, SHARED, audio, text, seed).stream()
        .map(e -> e.restrictedTo(LabelPairing.SHARED_LABELS))
        .toList();
  }

  private static Evaluation evaluation(FusionRule rule, List<FusionExample> items) {
    return Evaluation.of(items.stream().map(e -> e.judgedBy(rule)).toList());
  }

  private static Evaluation evaluation(Modality modality, List<FusionExample> items) {
    return Evaluation.of(
        items.stream().map(e -> new Outcome(e.truth(), e.scores().get(modality))).toList());
  }

  @Test
  void calibratedIndependentModalitiesNeedNoMoreThanTheProduct() {
    LearnedFusion learned = learner.learn(items(CALIBRATED_VOICE, GOOD_WORDS, 1));
    Weighted weighted = (Weighted) learned.rules().get("weighted");
    assertThat(weighted.pool()).isEqualTo(Pool.LOG_LINEAR);
    assertThat(weighted.weights().get(AUDIO)).isEqualTo(1, within(0.15));
    assertThat(weighted.weights().get(TEXT)).isEqualTo(1, within(0.15));
    assertThat(learned.validationNll().get("product"))
        .isLessThan(learned.validationNll().get("mean"));
  }

  @Test
  void aBoastingVoiceIsTempered() {
    LearnedFusion learned = learner.learn(items(BOASTING_VOICE, GOOD_WORDS, 1));
    Weighted weighted = (Weighted) learned.rules().get("weighted");
    assertThat(weighted.weights().get(AUDIO)).isEqualTo(0.25, within(0.05));
    assertThat(weighted.weights().get(TEXT)).isEqualTo(1, within(0.15));
  }

  @Test
  void whatIsLearnedBeatsTheBetterModalityOnItemsNotSeen() {
    LearnedFusion learned = learner.learn(items(BOASTING_VOICE, GOOD_WORDS, 1));
    List<FusionExample> test = items(BOASTING_VOICE, GOOD_WORDS, 2);
    double better = evaluation(TEXT, test).accuracy();
    assertThat(better).isGreaterThan(evaluation(AUDIO, test).accuracy());
    assertThat(evaluation(learned.rule(), test).accuracy()).isGreaterThan(better + 0.005);
    assertThat(evaluation(learned.rules().get("stacker"), test).accuracy()).isGreaterThan(better);
    assertThat(evaluation(learned.rule(), test).ece()).isLessThan(0.03);
    assertThat(evaluation(learned.rule(), test).nll())
        .isLessThan(evaluation(new Product(), test).nll());
  }

  @Test
  void aModalityThatTellsNothingIsHardlyHeard() {
    Weighted weighted = WeightedFit.of(items(DEAF_VOICE, GOOD_WORDS, 1), 1);
    List<FusionExample> test = items(DEAF_VOICE, GOOD_WORDS, 2);
    assertThat(evaluation(weighted, test).accuracy())
        .isEqualTo(evaluation(TEXT, test).accuracy(), within(0.005));
  }

  @Test
  void aModalityThatMisleadsIsNotHeard() {
    Random random = new Random(3);
    List<FusionExample> misled = new ArrayList<>();
    for (FusionExample e : items(CALIBRATED_VOICE, GOOD_WORDS, 1)) {
      Emotion other = SHARED.get((SHARED.indexOf(e.truth()) + 1) % SHARED.size());
      Scores audio = CALIBRATED_VOICE.of(other, random).restrictedTo(LabelPairing.SHARED_LABELS);
      misled.add(FusionExample.of(e.truth(), audio, e.scores().get(TEXT)));
    }
    Weighted weighted = WeightedFit.of(misled, 1);
    assertThat(weighted.weights().get(AUDIO)).isEqualTo(0, within(1e-6));
    // The stacker may even learn what it really means.
    assertThat(evaluation(StackerFit.of(misled, 1), misled).accuracy())
        .isGreaterThan(evaluation(TEXT, misled).accuracy());
  }

  @Test
  void labelsThatOneModalityAloneKnowsAreLearnedToo() {
    List<Emotion> all = List.of(Emotion.values());
    List<FusionExample> train = SyntheticModel.items(800, all, BOASTING_VOICE, GOOD_WORDS, 1);
    List<FusionExample> test = SyntheticModel.items(1600, all, BOASTING_VOICE, GOOD_WORDS, 2);
    LearnedFusion learned = new FusionLearner(2, 1, 1).learn(train);
    double better = Math.max(evaluation(AUDIO, test).accuracy(), evaluation(TEXT, test).accuracy());
    assertThat(evaluation(learned.rule(), test).accuracy()).isGreaterThan(better + 0.03);
  }

  @Test
  void theSameSeedLearnsTheSame() {
    List<FusionExample> items = items(CALIBRATED_VOICE, GOOD_WORDS, 1).subList(0, 200);
    LearnedFusion learned = learner.learn(items);
    assertThat(learner.learn(items).validationNll()).isEqualTo(learned.validationNll());
    assertThat(learned.rules().keySet())
        .containsExactly("product", "mean", "maximum", "weighted", "stacker");
  }

  @Test
  void whatCannotBeLearnedFromIsRefused() {
    Scores words = AnyScores.uniform(WORDS);
    FusionExample unknown = FusionExample.of(Emotion.NEUTRAL, words, words);
    assertThatThrownBy(() -> learner.learn(List.of(unknown)))
        .hasMessageContaining("at least 5 validation items, not 1");
    assertThatThrownBy(() -> new FusionLearner(2, 0, 1).learn(List.of(unknown, unknown)))
        .hasMessageContaining("no modality knows it");
    FusionExample mute = new FusionExample(Emotion.JOY, Map.of(TEXT, words));
    assertThatThrownBy(() -> new FusionLearner(2, 0, 1).learn(List.of(mute, mute)))
        .hasMessageContaining("has only [TEXT]");
  }
}
