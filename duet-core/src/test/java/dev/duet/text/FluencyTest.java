package dev.duet.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.duet.weights.WeightsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FluencyTest {
  private static final List<String> SUBJECTS = List.of("the cat", "my sister", "a neighbour");
  private static final List<String> VERBS = List.of("was sitting", "has fallen asleep", "is lost");
  private static final List<String> PLACES =
      List.of("in the garden", "by the old door", "at the station");

  private static String sentence(Random random) {
    return String.join(
        " ", any(SUBJECTS, random), any(VERBS, random), any(PLACES, random), "again");
  }

  private static String any(List<String> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }

  private static List<String> sentences(int count, int seed) {
    Random random = new Random(seed);
    return IntStream.range(0, count).mapToObj(i -> sentence(random)).toList();
  }

  private static String shuffled(String sentence) {
    List<String> words = new ArrayList<>(List.of(sentence.split(" ")));
    Collections.shuffle(words, new Random(sentence.hashCode()));
    return String.join(" ", words);
  }

  private static final Fluency FLUENCY = Fluency.of(sentences(300, 1));

  @Test
  void sentencesAreToldFromTheirWordsInAnotherOrder() {
    for (String sentence : sentences(20, 2)) {
      assertThat(FLUENCY.of(sentence)).isGreaterThan(0.95);
      assertThat(FLUENCY.of(shuffled(sentence))).isLessThan(FLUENCY.of(sentence));
    }
    assertThat(FLUENCY.of("door sitting neighbour the asleep garden again cat")).isLessThan(0.2);
  }

  @Test
  void ofOneWordAndOfWordsNeverReadNothingIsKnown() {
    assertThat(FLUENCY.of("cat")).isEqualTo(0.75);
    assertThat(FLUENCY.of("")).isEqualTo(0.75);
    assertThat(FLUENCY.of("der hund schläft im garten")).isEqualTo(0.75);
  }

  @Test
  void evidenceIsHowMuchOftenerWordsStoodTogetherThanByChance() {
    List<String> texts = new ArrayList<>(Collections.nCopies(30, "good morning"));
    texts.addAll(Collections.nCopies(10, "bad morning"));
    // Of 80 words 40 are "morning", and 30 times somebody went on after "good".
    assertThat(Fluency.of(texts).evidence("good morning"))
        .isCloseTo(Math.log((30 + 0.5) / (30.0 * 40 / 80 + 0.5)), within(1e-6));
  }

  @Test
  void caseAndPunctuationAreNoWords() {
    assertThat(FLUENCY.evidence("The cat, WAS sitting... in the garden - again!"))
        .isEqualTo(FLUENCY.evidence("the cat was sitting in the garden again"));
  }

  @Test
  void whatIsReadBackSaysTheSame(@TempDir Path folder) {
    FLUENCY.write(folder);
    Fluency again = Fluency.read(folder);
    for (String sentence : sentences(20, 3)) {
      assertThat(again.of(sentence)).isEqualTo(FLUENCY.of(sentence));
      assertThat(again.of(shuffled(sentence))).isEqualTo(FLUENCY.of(shuffled(sentence)));
    }
  }

  @Test
  void whatWasReadOnceIsNotKept() {
    List<String> texts = new ArrayList<>(sentences(300, 1));
    texts.add("my number is seven");
    Fluency more = Fluency.of(texts);
    assertThat(more.evidence("number is")).isEqualTo(0);
  }

  @Test
  void aFileThatIsNotWholeIsRefused(@TempDir Path folder) throws Exception {
    FLUENCY.write(folder);
    Path file = folder.resolve("fluency.safetensors");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> Fluency.read(folder)).isInstanceOf(WeightsException.class);
    Files.delete(file);
    assertThatThrownBy(() -> Fluency.read(folder)).isInstanceOf(WeightsException.class);
  }
}
