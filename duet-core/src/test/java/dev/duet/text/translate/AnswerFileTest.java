package dev.duet.text.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerFileTest {
  @TempDir Path folder;

  @Property(tries = 100)
  void whateverIsKeptIsThereTheNextTime(
      @ForAll @CharRange(from = 0, to = '\u017f') String sentence,
      @ForAll @CharRange(from = 0, to = '\u017f') String answer)
      throws IOException {
    Path file = Files.createTempFile("answers", ".tsv");
    try (AnswerFile answers = new AnswerFile(file)) {
      answers.put(Map.of(sentence, answer));
    }
    try (AnswerFile answers = new AnswerFile(file)) {
      assertThat(answers.get(sentence)).contains(answer);
    }
    Files.delete(file);
  }

  @Test
  void aCutLastLineIsForgottenAndTheRestGoesOn() throws IOException {
    Path file = folder.resolve("made/apertium-spa.tsv");
    try (AnswerFile answers = new AnswerFile(file)) {
      answers.put(Map.of("one", "uno"));
      answers.put(Map.of("two", "dos"));
    }
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      try (AnswerFile answers = new AnswerFile(file)) {
        assertThat(answers.get("one").isPresent()).isEqualTo(length >= "one\tuno\n".length());
        assertThat(answers.get("two")).isEmpty();
        answers.put(Map.of("two", "dos"));
      }
      try (AnswerFile answers = new AnswerFile(file)) {
        assertThat(answers.get("two")).contains("dos");
      }
    }
  }

  @Test
  void aSecondRunIsToldThatTheFileIsInUse() throws IOException {
    Path file = folder.resolve("a.tsv");
    try (AnswerFile first = new AnswerFile(file)) {
      assertThat(first.get("one")).isEmpty();
      assertThatThrownBy(() -> new AnswerFile(file))
          .isInstanceOf(TranslationException.class)
          .hasMessageContaining("in use by another run");
    }
  }
}
