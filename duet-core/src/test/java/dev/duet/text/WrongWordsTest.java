package dev.duet.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WrongWordsTest {
  private static final List<String> RUNNING = List.of("the", "the", "the", "cat", "sat");
  private static final String SENTENCE = "i feel so happy today";

  @Test
  void atZeroASentenceStaysAsItIs() {
    assertThat(new WrongWords(0, RUNNING).in(SENTENCE, new Random(1)))
        .isEqualTo(new WrongWords.Heard(SENTENCE, 0, 5));
  }

  @Test
  void atOneOnlyItsLengthIsLeft() {
    WrongWords.Heard heard = new WrongWords(1, RUNNING).in(SENTENCE, new Random(1));

    assertThat(heard.wrong()).isEqualTo(5);
    assertThat(heard.text().split(" ")).hasSize(5).doesNotContain(SENTENCE.split(" "));
  }

  @Test
  void asManyWordsAreWrongAsIsSaidAndOftenOnesComeOften() {
    String text = String.join(" ", Collections.nCopies(10_000, "word"));
    WrongWords.Heard heard = new WrongWords(0.3, RUNNING).in(text, new Random(1));

    assertThat(heard.wrong()).isBetween(2_850, 3_150);
    assertThat(Collections.frequency(List.of(heard.text().split(" ")), "the"))
        .isBetween(1_600, 2_000);
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(() -> new WrongWords(1.1, RUNNING)).hasMessageContaining("in [0, 1]");
    assertThatThrownBy(() -> new WrongWords(0.1, List.of("the", "the")))
        .hasMessageContaining("two words");
  }
}
