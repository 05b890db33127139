package dev.duet.text.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duet.text.WordPiece;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TextFormTest {
  private static String write(TextForm form, String text) {
    return form.of(text, new Random(7));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "I don't know; it's LATE!! 😂 | i dont know its late",
        "“We’re here,” he said... | were here he said",
        "i didnt feel humiliated | i didnt feel humiliated"
      })
  void aTweetHasNoCapitalsAndNoMarks(String text, String tweet) {
    assertThat(write(TextForm.TWEET, text)).isEqualTo(tweet);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "i didnt feel humiliated | I didn't feel humiliated",
        "i don t know i ve not tried | I don't know I've not tried",
        "im tired and thats why i cant | I'm tired and that's why I can't",
        "we were well and so were they | We were well and so were they",
        "it wont be long | It won't be long"
      })
  void aPunctuatedSentenceHasCapitalsApostrophesAndAnEnd(String text, String sentence) {
    assertThat(write(TextForm.PUNCTUATED, text).replace(",", ""))
        .startsWith(sentence)
        .matches(".*[.!]$");
  }

  @Test
  void aSentenceThatIsPunctuatedStaysSo() {
    assertThat(write(TextForm.PUNCTUATED, "Why? Because I'm here."))
        .isEqualTo("Why? Because I'm here.");
  }

  @Test
  void aTranscriptSpellsContractionsOut() {
    String text = "I don't think they're here, and we can't wait; it won't be long.";
    assertThat(TextForm.TRANSCRIPT.of(text, new Random(1)))
        .contains("do not", "they are", "cannot", "will not")
        .doesNotContainPattern("[^a-z ]");
  }

  @Test
  void emojiStandAmongTheWordsAndAtTheEnd() {
    String text = "the meeting is at three";
    for (int seed = 0; seed < 50; seed++) {
      String strewn = TextForm.EMOJI.of(text, new Random(seed));
      assertThat(strewn).doesNotEndWith("three");
      assertThat(strewn.replaceAll("[^a-z]+", " ").strip()).isEqualTo(text);
    }
  }

  @Test
  void misspeltWordsAreStillMostlyThere() {
    List<String> words = java.util.Collections.nCopies(2000, "meeting");
    String[] written = write(TextForm.MISSPELT, String.join(" ", words)).split(" ", -1);
    assertThat(written).hasSize(2000);
    long slips = java.util.Arrays.stream(written).filter(w -> !w.equals("meeting")).count();
    assertThat(slips).as("near 15 %%").isBetween(200L, 400L);
  }

  @ParameterizedTest
  @EnumSource(TextForm.class)
  void namesStandWherePublishersMaskedThem(TextForm form) {
    String written = write(form, "I saw [NAME] in a [RELIGION] church");
    assertThat(written.contains("[NAME]")).isEqualTo(form == TextForm.AS_WRITTEN);
  }

  @ParameterizedTest
  @EnumSource(TextForm.class)
  void whatWouldVanishStays(TextForm form) {
    assertThat(write(form, "!!!")).startsWith("!!!");
    assertThat(write(form, "")).isEmpty();
  }

  @Property
  void theSameStateGivesTheSameText(@ForAll TextForm form, @ForAll String text, @ForAll long seed) {
    assertThat(form.of(text, new Random(seed))).isEqualTo(form.of(text, new Random(seed)));
  }

  @Property
  void aTweetOfATweetIsThatTweet(@ForAll String text) {
    String tweet = write(TextForm.TWEET, text);
    assertThat(write(TextForm.TWEET, tweet)).isEqualTo(tweet);
  }

  @Test
  void capitalsDoNotReachTheEncoderButMarksDo() {
    try (WordPiece tokenizer = WordPiece.packaged()) {
      int[] written = tokenizer.encode("I don't know.").ids();
      assertThat(tokenizer.encode("i DON'T know.").ids()).isEqualTo(written);
      assertThat(tokenizer.encode("i dont know").ids()).isNotEqualTo(written);
    }
  }

  @Test
  void formsAreDrawnByTheirShares() {
    FormShares shares = new FormShares(2, 1, 0, 0, 0, 1);
    Map<TextForm, Integer> drawn = new EnumMap<>(TextForm.class);
    Random random = new Random(3);
    for (int i = 0; i < 4000; i++) {
      drawn.merge(shares.draw(random), 1, Integer::sum);
    }
    assertThat(drawn).containsOnlyKeys(TextForm.AS_WRITTEN, TextForm.TWEET, TextForm.TRANSCRIPT);
    assertThat(drawn.get(TextForm.AS_WRITTEN)).isBetween(1850, 2150);
  }

  @Test
  void sharesAreNotNegativeAndNotAllZero() {
    assertThatThrownBy(() -> new FormShares(1, -1, 0, 0, 0, 0))
        .hasMessage("the share of a form is not negative, not -1.0");
    assertThatThrownBy(() -> new FormShares(0, 0, 0, 0, 0, 0))
        .hasMessage("some form must have a share");
  }
}
