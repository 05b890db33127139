package dev.duet.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WordErrorsTest {
  private static final List<String> VOCABULARY = List.of("and", "the", "feeling");

  /** Words that are all different, and none of the vocabulary. */
  private static String sentence(int words) {
    return IntStream.range(0, words).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
  }

  private static List<String> words(String sentence) {
    return sentence.isEmpty() ? List.of() : List.of(sentence.split(" "));
  }

  @Property(tries = 60)
  void theShareOfErrorsIsTheRateInExpectation(
      @ForAll @DoubleRange(min = 0, max = 1) double rate, @ForAll long seed) {
    int n = 6_000;
    List<String> heard = words(new WordErrors(rate, VOCABULARY).in(sentence(n), new Random(seed)));
    long strange = heard.stream().filter(VOCABULARY::contains).count();
    long lost = n - (heard.size() - strange);
    // Two kinds of three lose the word, two of three bring a strange one.
    assertThat((double) lost / n).isCloseTo(rate * 2 / 3, within(0.04));
    assertThat((double) strange / n).isCloseTo(rate * 2 / 3, within(0.04));
  }

  @Property
  void whatIsLeftKeepsItsOrder(
      @ForAll @DoubleRange(min = 0, max = 1) double rate,
      @ForAll @IntRange(min = 0, max = 40) int n,
      @ForAll long seed) {
    List<String> heard =
        new ArrayList<>(words(new WordErrors(rate, VOCABULARY).in(sentence(n), new Random(seed))));
    heard.removeIf(VOCABULARY::contains);
    assertThat(heard).isEqualTo(words(sentence(n)).stream().filter(heard::contains).toList());
  }

  @Property
  void withoutErrorsASentenceStays(@ForAll @IntRange(min = 0, max = 40) int n, @ForAll long seed) {
    assertThat(new WordErrors(0, VOCABULARY).in(sentence(n), new Random(seed)))
        .isEqualTo(sentence(n));
  }

  @Property(tries = 100)
  void aSeedFixesTheErrors(@ForAll long seed) {
    WordErrors errors = new WordErrors(0.3, VOCABULARY);
    assertThat(errors.in(sentence(30), new Random(seed)))
        .isEqualTo(errors.in(sentence(30), new Random(seed)));
  }

  @Property(tries = 100)
  void aWordIsSubstitutedByAnotherOne(@ForAll long seed) {
    // Where every word meets an error, a word that is still alone in its place would be unharmed.
    String heard = new WordErrors(1, List.of("yes", "no")).in("yes", new Random(seed));
    assertThat(heard).isIn("", "no", "yes yes", "yes no");
  }

  @Test
  void whatCannotBeDoneIsRefusedWithASentence() {
    assertThatThrownBy(() -> new WordErrors(1.1, VOCABULARY))
        .hasMessage("the rate of word errors is in [0, 1], not 1.1");
    assertThatThrownBy(() -> new WordErrors(0.1, List.of("a", "a")))
        .hasMessage("word errors need a vocabulary of two words or more, not [a]");
  }
}
