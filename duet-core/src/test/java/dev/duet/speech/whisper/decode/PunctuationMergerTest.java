package dev.duet.speech.whisper.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PunctuationMergerTest {

  @Test
  void givesAFullStopToTheWordBeforeIt() {
    assertThat(merged(" dog", ".")).containsExactly(" dog.", "");
  }

  @Test
  void givesAnOpeningMarkToTheWordBehindIt() {
    assertThat(merged(" (", " dog", ")")).containsExactly("", " ( dog)", "");
  }

  @Test
  void losesNoToken() {
    List<TimedWord> words = PunctuationMerger.merge(words(" (", " dog", ")", "!"));

    assertThat(words.stream().mapToInt(TimedWord::tokens).sum()).isEqualTo(4);
  }

  private static List<String> merged(String... texts) {
    return PunctuationMerger.merge(words(texts)).stream().map(TimedWord::text).toList();
  }

  private static List<TimedWord> words(String... texts) {
    return Stream.of(texts).map(text -> new TimedWord(text, 1, 0, 1, 1)).toList();
  }
}
