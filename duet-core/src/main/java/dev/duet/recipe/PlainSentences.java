package dev.duet.recipe;

import dev.duet.corpus.Sample;
import dev.duet.emotion.Emotion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Sentences without emotion, written for Duet: what people say of trains and tables, commands to
 * machines, and sentences that name a word for a feeling without meaning it. None is of a corpus.
 */
final class PlainSentences {
  private static final String FILE = "plain-sentences.txt";

  private PlainSentences() {}

  /** All of them, lower case and without punctuation as the sentences of {@code emotion}. */
  static List<Sample> all() {
    try (InputStream in = PlainSentences.class.getResourceAsStream(FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(PlainSentences::sample)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Sample sample(String sentence) {
    return new Sample(
        sentence,
        Optional.empty(),
        Optional.of(sentence),
        Emotion.NEUTRAL,
        "plain",
        Optional.empty(),
        Optional.empty());
  }
}
