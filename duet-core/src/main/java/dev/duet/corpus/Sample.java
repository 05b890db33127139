package dev.duet.corpus;

import dev.duet.emotion.Emotion;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One labelled utterance: a recording, its words, or both.
 *
 * @param id unique in its corpus and the same on every machine, for example {@code OAF_back_fear}
 * @param audio the recording
 * @param text the words
 * @param emotion what the label means to Duet
 * @param label the corpus' own word for it, for example {@code ps} or {@code calm}
 * @param speaker who speaks
 * @param split the official assignment
 */
public record Sample(
    String id,
    Optional<Path> audio,
    Optional<String> text,
    Emotion emotion,
    String label,
    Optional<String> speaker,
    Optional<Split> split) {

  /**
   * Checks that there is something to recognise.
   *
   * @throws IllegalArgumentException if there is neither a recording nor a text
   */
  public Sample {
    if (audio.isEmpty() && text.isEmpty()) {
      throw new IllegalArgumentException("sample " + id + " has neither a recording nor a text");
    }
  }

  /**
   * The words of a sample that has some.
   *
   * @throws IllegalArgumentException if it has none
   */
  public String words() {
    return text.orElseThrow(() -> new IllegalArgumentException("sample " + id + " has no text"));
  }

  /**
   * The same, one by one: what stands between white space.
   *
   * @throws IllegalArgumentException if it has none
   */
  public List<String> wordList() {
    return List.of(words().strip().split("\\s+"));
  }

  /** {@link #textKey(String)} of the words, if there are any. */
  public Optional<String> textKey() {
    return text.map(Sample::textKey);
  }

  /**
   * What makes two texts the same text: letters in Unicode form NFKC and lower case, white space
   * collapsed.
   */
  public static String textKey(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .strip()
        .replaceAll("\\s+", " ");
  }
}
