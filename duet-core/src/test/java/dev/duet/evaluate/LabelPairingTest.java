package dev.duet.evaluate;

import static dev.duet.evaluate.LabelPairing.SHARED_LABELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duet.emotion.Emotion;
import dev.duet.evaluate.LabelPairing.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LabelPairingTest {

  private record Item(Emotion label, int number) {}

  private static List<Item> items(int each) {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < each; i++) {
      for (Emotion label : Emotion.values()) {
        items.add(new Item(label, i));
      }
    }
    return items;
  }

  private static List<Pair<Item, Item>> pair(List<Item> clips, List<Item> sentences, long seed) {
    return LabelPairing.pair(clips, Item::label, sentences, Item::label, SHARED_LABELS, seed);
  }

  @Property(tries = 100)
  void everyClipOfASharedLabelIsUsedOnceInItsOrderWithASentenceOfItsLabel(
      @ForAll @IntRange(min = 1, max = 20) int clips,
      @ForAll @IntRange(min = 1, max = 20) int sentences,
      @ForAll long seed) {
    List<Pair<Item, Item>> pairs = pair(items(clips), items(sentences), seed);
    assertThat(pairs.stream().map(Pair::clip))
        .containsExactlyElementsOf(
            items(clips).stream().filter(i -> SHARED_LABELS.contains(i.label())).toList());
    assertThat(pairs)
        .allMatch(p -> p.label() == p.clip().label() && p.label() == p.sentence().label());
  }

  @Property(tries = 100)
  void sentencesAreUsedEvenly(
      @ForAll @IntRange(min = 1, max = 20) int clips,
      @ForAll @IntRange(min = 1, max = 20) int sentences,
      @ForAll long seed) {
    Map<Item, Long> uses =
        pair(items(clips), items(sentences), seed).stream()
            .collect(Collectors.groupingBy(Pair::sentence, Collectors.counting()));
    int most = (clips + sentences - 1) / sentences;
    assertThat(uses.values()).allMatch(n -> n <= most && n >= clips / sentences);
  }

  @Test
  void theSeedFixesThePairs() {
    assertThat(pair(items(9), items(30), 1)).isEqualTo(pair(items(9), items(30), 1));
    assertThat(pair(items(9), items(30), 1)).isNotEqualTo(pair(items(9), items(30), 2));
  }

  @Test
  void aLabelIsPairedTheSameWhateverTheOthersAre() {
    List<Item> joyful = items(9).stream().filter(i -> i.label() == Emotion.JOY).toList();
    assertThat(pair(items(9), items(30), 1)).containsAll(pair(joyful, items(30), 1));
  }

  @Test
  void aLabelWithoutASentenceIsSaid() {
    List<Item> sentences = List.of(new Item(Emotion.JOY, 0));
    assertThatThrownBy(() -> pair(items(1), sentences, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no sentence of angry");
    Function<Item, Emotion> label = Item::label;
    assertThat(LabelPairing.pair(items(1), label, sentences, label, Set.of(Emotion.JOY), 1))
        .hasSize(1);
  }
}
