package dev.duet.text.translate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.duet.text.translate.Pivot;
import dev.duet.text.translate.TranslationException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The real Apertium; skipped, saying what to install, where it is missing. */
class ApertiumTest {
  private static final List<Pivot> PIVOTS =
      Stream.of("spa", "epo", "fra").map(code -> Pivot.named(code).orElseThrow()).toList();

  private static Apertium open(List<Pivot> pivots) {
    try {
      return Apertium.open(pivots);
    } catch (TranslationException e) {
      return abort("skipped: " + e.getMessage());
    }
  }

  @Test
  void sentencesGoThereAndBackInTheirOrder() {
    try (Apertium apertium = open(PIVOTS)) {
      assertThat(
              apertium.thereAndBack(
                  PIVOTS.get(0), List.of("I didn't feel humiliated.", "I feel romantic too.")))
          .containsExactly("I did not feel humiliated.", "I seat romantic also.");
      assertThat(apertium.thereAndBack(PIVOTS.get(2), List.of("I didn't feel humiliated.")))
          .containsExactly("I have not felt humiliated.");
      assertThat(apertium.running()).isEqualTo(3);
    }
  }

  @Test
  void oddSentencesNeitherHangItNorShiftTheAnswers() {
    List<Pivot> esperanto = PIVOTS.subList(1, 2);
    try (Apertium apertium = open(esperanto)) {
      List<String> odd =
          List.of(
              "",
              "I [am] {here} ^now$ / \\ @ <b>.",
              "\uD83D\uDE00",
              "a\u0007b\nc",
              "I am very happy. ".repeat(1000),
              "I am happy.");
      List<String> answers = apertium.thereAndBack(esperanto.get(0), odd);
      assertThat(answers).hasSize(odd.size()).last().isEqualTo("I am happy.");
      assertThat(answers.get(1)).contains("[").contains("<b>");
    }
  }

  @Test
  void aSentenceOnWhichAStageCrashesCostsNoOther() {
    List<Pivot> catalan = List.of(Pivot.named("cat").orElseThrow());
    try (Apertium apertium = open(catalan)) {
      List<String> answers =
          apertium.thereAndBack(
              catalan.get(0),
              List.of(
                  "I'm feeling the way she's not caring for me the way she used to.",
                  "I feel romantic too."));
      assertThat(answers.get(1)).isEqualTo("I hear romantic also.");
    }
  }
}
