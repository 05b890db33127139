package dev.duet.text.translate;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.duet.text.encoder.MiniLm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The words that count as English. */
public final class Lexicon {
  private static final Pattern WHOLE_WORD = Pattern.compile("[a-z]{3,}");

  /** The vocabulary's shorter words are mostly syllables and other languages' articles. */
  private static final List<String> SHORT_WORDS =
      List.of(
          "a", "am", "an", "as", "at", "be", "by", "do", "go", "he", "i", "if", "in", "is", "it",
          "me", "my", "no", "of", "oh", "ok", "on", "or", "so", "to", "up", "us", "we");

  private final Set<String> words;

  private Lexicon(Set<String> words) {
    this.words = words;
  }

  /**
   * The words of the sentences, and the whole words of at least three letters in the vocabulary of
   * bert-base-uncased with the short words of English. Slips among the former do no harm: no engine
   * makes them anew.
   */
  public static Lexicon of(List<String> sentences) {
    Set<String> words = new HashSet<>(SHORT_WORDS);
    sentences.forEach(sentence -> words.addAll(Words.of(Spelling.restored(sentence))));
    try {
      new ObjectMapper()
          .readTree(MiniLm.tokenizer())
          .path("model")
          .path("vocab")
          .fieldNames()
          .forEachRemaining(
              token -> {
                if (WHOLE_WORD.matcher(token).matches()) {
                  words.add(token);
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Lexicon(words);
  }

  /** Whether a word, lower case, is one. Numbers are. */
  boolean has(String word) {
    return words.contains(word) || Character.isDigit(word.charAt(0));
  }
}
