package dev.duet.text.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QualityGateTest {
  private static final QualityGate GATE =
      new QualityGate(Lexicon.of(List.of("i feel rly happy", "he didnt go")));

  @Test
  void anotherWordingPasses() {
    assertThat(GATE.judge("I feel glad today.", "I feel happy today.")).isEmpty();
    assertThat(GATE.judge("I can't go.", "I am not able to go.")).isEmpty();
  }

  @Test
  void theSameWordsAreUnchangedHoweverTheyAreWritten() {
    assertThat(GATE.judge("I didn't go.", "I did not go.")).contains(Rejection.UNCHANGED);
    assertThat(GATE.judge("I won't go there.", "i will not go, there"))
        .contains(Rejection.UNCHANGED);
  }

  @Test
  void aNegationLostOrWonIsRefused() {
    assertThat(GATE.judge("I don't feel well.", "I feel good.")).contains(Rejection.NEGATION);
    assertThat(GATE.judge("I feel well.", "I never feel good.")).contains(Rejection.NEGATION);
    assertThat(GATE.judge("I never feel well.", "I do not feel good.")).isEmpty();
    assertThat(GATE.judge("I cannot feel it.", "I can feel it now.")).contains(Rejection.NEGATION);
  }

  @Test
  void aVariantIsAboutAsLongAsItsSource() {
    assertThat(GATE.judge("I feel good about it today.", "I feel.")).contains(Rejection.LENGTH);
    assertThat(GATE.judge("I go.", "I go and go and go.")).contains(Rejection.LENGTH);
  }

  @Test
  void aWordNeitherEnglishNorTheSourcesIsRefused() {
    assertThat(GATE.judge("I feel ashamed now.", "I feel avergoñar now."))
        .contains(Rejection.UNKNOWN_WORD);
    assertThat(GATE.judge("I feel grouchyish today.", "I am grouchyish today.")).isEmpty();
    assertThat(GATE.judge("I feel really good.", "I feel rly good.")).isEmpty();
    assertThat(GATE.judge("I am five today.", "I am 5 today.")).isEmpty();
  }

  @Test
  void nothingIsNoAnswer() {
    assertThat(GATE.judge("I go.", "")).contains(Rejection.NO_ANSWER);
    assertThat(GATE.judge("I go.", " .")).contains(Rejection.NO_ANSWER);
  }
}
