package dev.duet.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.duet.corpus.Sample;
import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import dev.duet.evaluate.Evaluation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeldOutGroupsTest {
  private static final Scores SURE_OF_JOY =
      Scores.of(Map.of(Emotion.JOY, 0.95, Emotion.SADNESS, 0.05));

  /** Of ten clips that are all called joy, so many are. */
  private static List<Judged> right(int number) {
    return IntStream.range(0, 10)
        .mapToObj(
            i ->
                new Sample(
                    "clip " + i,
                    Optional.empty(),
                    Optional.of("words"),
                    i < number ? Emotion.JOY : Emotion.SADNESS,
                    "label",
                    Optional.empty(),
                    Optional.empty()))
        .map(sample -> new Judged(sample, SURE_OF_JOY))
        .toList();
  }

  private static void add(HeldOutGroups groups, String name, int right) {
    groups.add(name, right(right), Optional.empty());
  }

  @Test
  void aGroupIsAsSureAsTheOthersWereRight() {
    HeldOutGroups groups = new HeldOutGroups();
    add(groups, "A", 10);
    add(groups, "B", 7);
    add(groups, "C", 7);

    Map<String, Evaluation> figures = groups.figures(List.of());

    assertThat(figures).containsOnlyKeys("audio_unheard_A", "audio_unheard_B", "audio_unheard_C");
    // The others are right seven times in ten, so A is .7 sure, and always right.
    assertThat(figures.get("audio_unheard_A").accuracy()).isEqualTo(1);
    assertThat(figures.get("audio_unheard_A").ece()).isCloseTo(0.3, within(0.02));
    // Of B's others 17 of 20 are right.
    assertThat(figures.get("audio_unheard_B").ece()).isCloseTo(0.15, within(0.02));
  }

  @Test
  void aGroupAloneIsAsSureAsItSays() {
    HeldOutGroups groups = new HeldOutGroups();
    add(groups, "A", 10);

    assertThat(groups.figures(List.of()).get("audio_unheard_A").ece())
        .isCloseTo(0.05, within(1e-9));
    assertThat(groups.judged()).hasSize(10);
  }
}
