package dev.duet.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class WordErrorRateTest {

  @Provide
  static Arbitrary<List<String>> sentences() {
    return Arbitraries.of("say", "the", "word", "dog").list().ofMaxSize(12);
  }

  @Test
  void countsWhatBecameOfEachWord() {
    WordErrorRate rate =
        WordErrorRate.of(
            List.of("kids", "are", "talking", "by", "the", "door"),
            List.of("the", "kids", "are", "walking", "by", "door"));
    assertThat(rate).isEqualTo(new WordErrorRate(4, 1, 1, 1));
    assertThat(rate.rate()).isEqualTo(.5, within(1e-12));
  }

  @Test
  void looksAtEnglishAsWordsAndNotAsSpelling() {
    assertThat(WordErrorRate.ofEnglish("Say the word, dog!", "say the word dog").errors()).isZero();
    assertThat(WordErrorRate.ofEnglish("I can't do it.", "I cannot do it").errors()).isPositive();
  }

  @Test
  void inventedWordsMakeItExceedOne() {
    assertThat(WordErrorRate.of(List.of("no"), List.of("thank", "you", "all")).rate()).isEqualTo(3);
    assertThat(WordErrorRate.of(List.of(), List.of("you")).rate()).isInfinite();
    assertThat(WordErrorRate.NONE.rate()).isZero();
  }

  @Property
  void equalTextsHaveNoErrors(@ForAll("sentences") List<String> text) {
    assertThat(WordErrorRate.of(text, text)).isEqualTo(new WordErrorRate(text.size(), 0, 0, 0));
  }

  @Property
  void countsAddUpToTheTexts(
      @ForAll("sentences") List<String> said, @ForAll("sentences") List<String> heard) {
    WordErrorRate rate = WordErrorRate.of(said, heard);
    assertThat(rate.referenceWords()).isEqualTo(said.size());
    assertThat(rate.hits() + rate.substitutions() + rate.insertions()).isEqualTo(heard.size());
    assertThat(List.of(rate.hits(), rate.substitutions(), rate.deletions(), rate.insertions()))
        .allMatch(count -> count >= 0);
  }

  @Property
  void errorsAreBetweenTheDifferenceOfTheLengthsAndTheGreaterLength(
      @ForAll("sentences") List<String> said, @ForAll("sentences") List<String> heard) {
    assertThat(WordErrorRate.of(said, heard).errors())
        .isBetween(
            (long) Math.abs(said.size() - heard.size()),
            (long) Math.max(said.size(), heard.size()));
  }

  @Property
  void theOtherWayRoundInsertionsAreDeletions(
      @ForAll("sentences") List<String> said, @ForAll("sentences") List<String> heard) {
    WordErrorRate there = WordErrorRate.of(said, heard);
    WordErrorRate back = WordErrorRate.of(heard, said);
    assertThat(back.errors()).isEqualTo(there.errors());
    assertThat(back.hits()).isEqualTo(there.hits());
    assertThat(back.insertions()).isEqualTo(there.deletions());
  }

  @Property
  void aDetourIsNotShorter(
      @ForAll("sentences") List<String> a,
      @ForAll("sentences") List<String> b,
      @ForAll("sentences") List<String> c) {
    assertThat(WordErrorRate.of(a, c).errors())
        .isLessThanOrEqualTo(WordErrorRate.of(a, b).errors() + WordErrorRate.of(b, c).errors());
  }
}
