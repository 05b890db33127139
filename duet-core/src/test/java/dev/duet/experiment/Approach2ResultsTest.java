package dev.duet.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.duet.corpus.Sample;
import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import dev.duet.evaluate.Bootstrap;
import dev.duet.evaluate.Evaluation;
import dev.duet.evaluate.Outcome;
import dev.duet.evaluate.Summary;
import dev.duet.recipe.Judged;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Two speakers and two seeds, of whose items so many are right that all can be counted by hand. */
class Approach2ResultsTest {
  /** So many of ten joyful items right, the others taken for sadness. */
  private static List<Outcome> right(int count) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Emotion said = i < count ? Emotion.JOY : Emotion.SADNESS;
      Emotion other = i < count ? Emotion.SADNESS : Emotion.JOY;
      outcomes.add(new Outcome(Emotion.JOY, Scores.of(Map.of(said, 0.8, other, 0.2))));
    }
    return outcomes;
  }

  private static List<Judged> clips(int right) {
    List<Judged> clips = new ArrayList<>();
    for (Outcome outcome : right(right)) {
      Sample sample =
          new Sample(
              "clip-" + clips.size(),
              Optional.empty(),
              Optional.of("words"),
              outcome.truth(),
              "joy",
              Optional.empty(),
              Optional.empty());
      clips.add(new Judged(sample, outcome.scores()));
    }
    return clips;
  }

  private static HeldOutRun run(
      String speaker, int seed, int audio, int text, int weighted, String best) {
    Map<String, List<Outcome>> paired = new LinkedHashMap<>();
    paired.put("audio", right(audio));
    paired.put("text", right(text));
    paired.put("weighted", right(weighted));
    return new HeldOutRun(speaker, seed, clips(audio), paired, best);
  }

  private static final Approach2Results RESULTS =
      new Approach2Results(
          "tess",
          "emotion",
          Evaluation.of(right(9)),
          Evaluation.of(right(8)),
          List.of(
              run("OAF", 1, 4, 7, 9, "weighted"),
              run("YAF", 1, 6, 9, 10, "stacker"),
              run("OAF", 2, 5, 8, 8, "weighted"),
              run("YAF", 2, 7, 8, 7, "weighted")),
          Evaluation.of(right(10)));

  @Test
  void soundAloneIsSummedUpOverAllRuns() {
    Summary accuracy = RESULTS.audioAccuracy();
    assertThat(accuracy.n()).isEqualTo(4);
    assertThat(accuracy.mean()).isCloseTo(0.55, within(1e-12));
    assertThat(accuracy.min()).isEqualTo(0.4);
    assertThat(accuracy.max()).isEqualTo(0.7);
    // Squares of -.15, .05, -.05, .15 over three.
    assertThat(accuracy.deviation()).isCloseTo(Math.sqrt(0.05 / 3), within(1e-12));
    assertThat(RESULTS.clips()).isEqualTo(20);
  }

  @Test
  void systemsAreComparedOnTheSamePairs() {
    assertThat(RESULTS.systems()).containsExactly("audio", "text", "weighted");
    assertThat(RESULTS.paired("text", Evaluation::accuracy).mean()).isCloseTo(0.8, within(1e-12));
    assertThat(RESULTS.paired("weighted", Evaluation::accuracy).mean())
        .isCloseTo(0.85, within(1e-12));
    assertThat(RESULTS.betterModality()).isEqualTo("text");
    assertThat(RESULTS.pairedLabels()).containsExactly(Emotion.JOY);
  }

  @Test
  void theGainIsThatOfTheFirstSeedWhereEveryClipOccursOnce() {
    assertThat(RESULTS.pooled("weighted", 1)).hasSize(20);
    Bootstrap.Interval gain = RESULTS.gain("weighted").interval();
    // 19 of 20 against 16 of 20.
    assertThat(gain.value()).isCloseTo(0.15, within(1e-12));
    assertThat(gain.low()).isBetween(-0.05, 0.1);
    assertThat(gain.high()).isBetween(0.2, 0.35);
  }

  @Test
  void whatValidationPreferredIsCounted() {
    assertThat(RESULTS.bestOnValidation())
        .containsExactly(Map.entry("stacker", 1L), Map.entry("weighted", 3L));
  }

  @Test
  void figuresHaveTheirKeysInAFixedOrder() {
    Map<String, Object> figures = RESULTS.figures("weighted");
    assertThat(figures.keySet())
        .containsExactly(
            "text_validation",
            "text_test",
            "audio_speaker_held_out",
            "audio_speaker_held_out_accuracy",
            "audio_random_split_leaking",
            "label_paired",
            "best_on_validation",
            "default_rule",
            "default_rule_minus_better_modality");
    assertThat(figures.get("audio_speaker_held_out"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsOnlyKeys("OAF_seed_1", "YAF_seed_1", "OAF_seed_2", "YAF_seed_2");
  }
}
