package dev.duet.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duet.Prediction;
import dev.duet.Recognizer;
import dev.duet.Utterance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
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

  /** A text with its planted word, and the explanation of what the bundle makes of it. */
  private record Case(String planted, Explanation why) {
    boolean isNamed(List<WordContribution> words) {
      return words.stream()
          .max(Comparator.comparingDouble(WordContribution::contribution))
          .orElseThrow()
          .text()
          .equals(planted);
    }

    boolean isNamed() {
      return isNamed(why.words());
    }

    /** Whether it is named where the words have got one another's contributions. */
    boolean isNamedAtRandom(Random random) {
      List<Double> dealt =
          new ArrayList<>(why.words().stream().map(WordContribution::contribution).toList());
      Collections.shuffle(dealt, random);
      List<WordContribution> words = new ArrayList<>();
      for (WordContribution w : why.words()) {
        words.add(new WordContribution(w.text(), w.from(), w.to(), dealt.get(words.size())));
      }
      return isNamed(words);
    }
  }

  private static final List<Case> CASES = new ArrayList<>();

  @BeforeAll
  static void explain() {
    Path bundle = Path.of(System.getProperty("duet.root"), "models", "approach-2");
    try (Recognizer recognizer = Recognizer.load(bundle)) {
      Explainer explainer = new Explainer(recognizer.bundle());
      for (String feeling : FEELINGS) {
        for (String frame : FRAMES) {
          Utterance utterance = Utterance.ofText(frame.formatted(feeling));
          Prediction answer = recognizer.recognize(utterance);
          CASES.add(new Case(feeling, explainer.explain(utterance, answer)));
        }
      }
    }
  }

  @Test
  void areNamedInNineOfTenTexts() {
    assertThat(CASES).hasSize(50);
    List<Case> missed = CASES.stream().filter(c -> !c.isNamed()).toList();
    assertThat(missed).hasSizeLessThanOrEqualTo(5);
  }

  @Test
  void areNotNamedByChance() {
    Random random = new Random(1);
    assertThat(CASES.stream().filter(c -> c.isNamedAtRandom(random)).count()).isLessThan(15);
  }
}
