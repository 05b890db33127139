package dev.duet.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static List<String> parts(String text) {
    Words words = Words.of(text);
    return IntStream.range(0, words.parts().size()).mapToObj(words::part).toList();
  }

  @Test
  void punctuationAroundAWordIsNotOfIt() {
    assertThat(parts("\u201cWell,\u201d she said (again): I don't like state-of-the-art things!"))
        .containsExactly(
            "Well", "she", "said", "again", "I", "don't", "like", "state-of-the-art", "things");
  }

  @Test
  void emojiAndSignsThatStandAloneCount() {
    assertThat(parts("great\ud83d\ude22\ud83d\ude22! \u2764\ufe0f"))
        .containsExactly("great", "\ud83d\ude22\ud83d\ude22", "\u2764\ufe0f");
    assertThat(parts("so it goes \ud83d\ude22 !!"))
        .containsExactly("so", "it", "goes", "\ud83d\ude22", "!!");
  }

  @Test
  void aTextWithoutAWordHasNoneAndCostsNothing() {
    assertThat(parts(" \t ")).isEmpty();
  }

  @Test
  void wordsGoAndPunctuationStays() {
    Words words = Words.of("I am terrified, really!");
    assertThat(words.without(2, 3)).isEqualTo("I am , really!");
    assertThat(words.without(2, 4)).isEqualTo("I am !");
    assertThat(words.without(0, 4)).isEqualTo("!");
  }

  @Test
  void wordsOfALongTextGoTogether() {
    Words words = Words.of("ab ".repeat(130));
    assertThat(words.parts()).hasSize(44);
    assertThat(words.part(0)).isEqualTo("ab ab ab");
    assertThat(words.part(43)).isEqualTo("ab");
    assertThat(Words.of("ab ".repeat(100_000)).parts()).hasSize(Words.MOST_PARTS);
  }
}
