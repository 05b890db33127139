package dev.duet.speech.whisper.decode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DecodedTest {
  private static final int[] TOKENS = {1, 2, 3};

  @Test
  void isSilenceWhereTheModelHearsNobodyAndDoubtsItsWords() {
    assertThat(decoded("you", -8, 0.9).isSilence()).isTrue();
    assertThat(decoded("you", -8, 0.1).isSilence()).isFalse();
    assertThat(decoded("say the word dog", -1, 0.9).isSilence()).isFalse();
  }

  @Test
  void isDoubtfulWhereItsWordsAreUnlikelyOrRepeatThemselves() {
    assertThat(decoded("say the word dog", -1, 0.1).isDoubtful()).isFalse();
    assertThat(decoded("say the word dog", -8, 0.1).isDoubtful()).isTrue();
    assertThat(decoded("so it is ".repeat(30), -1, 0.1).isDoubtful()).isTrue();
  }

  @Test
  void isNotDoubtfulAboutSilence() {
    assertThat(decoded("you", -8, 0.9).isDoubtful()).isFalse();
  }

  @Test
  void isUnsureOfWhatAShortContextMakesItSayTwice() {
    String sentence = "Kids are talking by the door.";
    assertThat(decoded(sentence, -1, 0.1).isUnsure()).isFalse();
    assertThat(decoded(sentence + " " + sentence, -1, 0.1).isUnsure()).isTrue();
    assertThat(decoded("Bye bye.", -1, 0.1).isUnsure()).isFalse();
  }

  @Test
  void isUnsureOfImprobableWordsButNotOfSilence() {
    assertThat(decoded("say the word dog", -4, 0.1).isUnsure()).isTrue();
    assertThat(decoded("say the word dog", -4, 0.9).isUnsure()).isFalse();
  }

  private static Decoded decoded(String text, double logProbability, double noSpeech) {
    return new Decoded(new Hypothesis(TOKENS, logProbability), text, noSpeech, 0);
  }
}
