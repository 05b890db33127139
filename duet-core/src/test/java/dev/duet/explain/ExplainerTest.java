package dev.duet.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.duet.FakeRecogniser;
import dev.duet.Prediction;
import dev.duet.Recognizer;
import dev.duet.TinyBundle;
import dev.duet.Utterance;
import dev.duet.audio.Waveform;
import dev.duet.emotion.Emotion;
import dev.duet.fusion.Modality;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ExplainerTest {
  private static Recognizer recognizer;

  @BeforeAll
  static void open() {
    recognizer = Recognizer.load(TinyBundle.folder());
  }

  @AfterAll
  static void close() {
    recognizer.close();
  }

  private static Explanation explain(Utterance utterance) {
    return new Explainer(recognizer.bundle()).explain(utterance, recognizer.recognize(utterance));
  }

  private static WordContribution strongest(Explanation explanation) {
    return explanation.words().stream()
        .max(Comparator.comparingDouble(WordContribution::contribution))
        .orElseThrow();
  }

  @Test
  void theWordThatTellsIsNamedWithItsPlace() {
    String text = "I feel so miserable, today!";
    Explanation why = explain(Utterance.ofText(text));
    assertThat(why.label()).isEqualTo(Emotion.SADNESS);
    assertThat(why.spans()).isEmpty();
    assertThat(why.words())
        .extracting(WordContribution::text)
        .containsExactly("I", "feel", "so", "miserable", "today");
    assertThat(why.words())
        .allSatisfy(w -> assertThat(text.substring(w.from(), w.to())).isEqualTo(w.text()));
    assertThat(strongest(why).text()).isEqualTo("miserable");
  }

  @Test
  void soundAndWordsAreExplainedByTheirCommonAnswer() {
    Waveform sound = TinyBundle.utterance(Emotion.JOY, 101);
    Utterance utterance = Utterance.of(sound, "she is gloomy about it");
    Prediction answer = recognizer.recognize(utterance);
    Explanation why = new Explainer(recognizer.bundle()).explain(utterance, answer);
    assertThat(why.label()).isEqualTo(answer.label());
    assertThat(why.probability()).isCloseTo(answer.scores().of(why.label()), within(1e-9));
    assertThat(why.words()).hasSize(5);
    assertThat(why.spans()).hasSize((int) Math.rint(sound.seconds() / 0.25));
    assertThat(why.spans().get(0).from()).isZero();
    assertThat(why.spans().get(why.spans().size() - 1).to())
        .isCloseTo(sound.seconds(), within(1e-3));
    for (int i = 1; i < why.spans().size(); i++) {
      assertThat(why.spans().get(i).from()).isEqualTo(why.spans().get(i - 1).to());
    }
  }

  @Test
  void aWordOfAnotherEmotionSpeaksAgainst() {
    Explanation why =
        explain(Utterance.of(TinyBundle.utterance(Emotion.JOY, 101), "glad and gloomy"));
    assertThat(why.words())
        .filteredOn(w -> w.text().equals(why.label() == Emotion.JOY ? "gloomy" : "glad"))
        .singleElement()
        .satisfies(w -> assertThat(w.contribution()).isNegative());
  }

  @Test
  void recognisedWordsAreExplainedAsTheyWereTrusted() {
    FakeRecogniser heard = new FakeRecogniser("i feel so miserable today", 0.6);
    try (Recognizer listening = Recognizer.load(TinyBundle.folder(), heard)) {
      Utterance utterance = Utterance.of(TinyBundle.utterance(Emotion.SADNESS, 101));
      Prediction answer = listening.recognize(utterance);
      Explanation why = new Explainer(listening.bundle()).explain(utterance, answer);
      assertThat(why.probability()).isCloseTo(answer.scores().of(answer.label()), within(1e-9));
      assertThat(why.words()).hasSize(5);
      assertThat(heard.asked()).as("once, for the answer").isEqualTo(1);
    }
  }

  @Test
  void whatDidNotCountIsNotExplained() {
    try (Recognizer listening =
        Recognizer.load(TinyBundle.folder(), new FakeRecogniser("i feel so sad", 0))) {
      Utterance utterance = Utterance.of(TinyBundle.utterance(Emotion.JOY, 101));
      Prediction answer = listening.recognize(utterance);
      assertThat(answer.modalities()).containsOnlyKeys(Modality.AUDIO);
      assertThat(new Explainer(listening.bundle()).explain(utterance, answer).words()).isEmpty();
    }
  }

  @Test
  void aRecordingWithNothingLeftIsLikeAGuess() {
    float[] scrap = new float[4000];
    System.arraycopy(TinyBundle.utterance(Emotion.JOY, 101).samples(), 4000, scrap, 0, 4000);
    for (int i = 0; i < scrap.length; i++) {
      scrap[i] *= 1e-3f;
    }
    Explanation why = explain(Utterance.of(Waveform.mono(scrap, 16000)));
    assertThat(why.spans()).hasSize(1);
    assertThat(why.spans().get(0).contribution()).isCloseTo(why.probability() - 0.5, within(1e-9));
  }

  @Test
  void progressRisesToOne() {
    List<Double> shares = new ArrayList<>();
    Utterance utterance = Utterance.of(TinyBundle.utterance(Emotion.JOY, 7), "i feel glad");
    new Explainer(recognizer.bundle(), shares::add)
        .explain(utterance, recognizer.recognize(utterance));
    assertThat(shares).isSorted().endsWith(1.0);
  }
}
