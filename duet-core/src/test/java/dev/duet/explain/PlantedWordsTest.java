package dev.duet.explain;

import dev.duet.Prediction;
import dev.duet.Recognizer;
import dev.duet.Utterance;
import dev.duet.emotion.Emotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One word of feeling among plain ones, read with the bundle that ships. */
@Tag("slow")
class PlantedWordsTest {
  private static final List<String> FRAMES =
      List.of(
          "the train leaves at nine and i feel %s about the seats",
          "we walked to the office and she was %s when the meeting began",
          "he wrote the letter on monday in a %s mood and posted it at noon",
          "there is a table by the window where the %s man reads his paper",
          "i parked the car behind the shop feeling %s and bought some bread");

  private static final List<String> FEELINGS =
      List.of(
          "terrified",
          "furious",
          "heartbroken",
          "amazed",
          "miserable",
          "outraged",
          "frightened",
          "delighted",
          "shocked",
          "resentful");

  private static final List<Planted> CASES = new ArrayList<>();

  @BeforeAll
  static void explain() {
    Path bundle = Path.of(System.getProperty("duet.root"), "models", "default");
    try (Recognizer recognizer = Recognizer.load(bundle)) {
      Explainer explainer = new Explainer(recognizer.bundle());
      for (String feeling : FEELINGS) {
        for (String frame : FRAMES) {
          Utterance utterance = Utterance.ofText(frame.formatted(feeling));
          Prediction answer = recognizer.recognize(utterance);
          List<WordContribution> words = explainer.explain(utterance, answer).words();
          // Where the answer is neutral all the same, the word should speak most against it.
          int sign = answer.label() == Emotion.NEUTRAL ? -1 : 1;
          CASES.add(
              new Planted(
                  words.stream().map(word -> sign * word.contribution()).toList(),
                  i -> words.get(i).text().equals(feeling)));
        }
      }
    }
  }

  @Test
  void areNamedInNineOfTenTexts() {
    Planted.assertNamed(CASES);
  }

  @Test
  void areNotNamedByChance() {
    Planted.assertNotNamedByChance(CASES, 15);
  }
}
