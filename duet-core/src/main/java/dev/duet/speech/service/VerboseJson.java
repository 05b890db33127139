package dev.duet.speech.service;

import com.fasterxml.jackson.databind.JsonNode;
import dev.duet.speech.Segment;
import dev.duet.speech.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The transcription that OpenAI calls {@code verbose_json}, in the dialects that are spoken: words
 * beside the segments or in them, and only a {@code text} where a server knows no more.
 */
final class VerboseJson {
  private VerboseJson() {}

  /**
   * The transcript in an answer; empty if there is none, not even one without words.
   *
   * @param seconds length of the sound
   */
  static Optional<Reply> reply(JsonNode answer, double seconds) {
    if (!answer.path("text").isTextual() && !answer.path("segments").isArray()) {
      return Optional.empty();
    }
    List<Word> loose = words(answer.path("words"));
    List<Segment> segments = new ArrayList<>();
    JsonNode listed = answer.path("segments");
    int next = 0;
    for (int i = 0; i < listed.size(); i++) {
      JsonNode segment = listed.get(i);
      List<Word> words = words(segment.path("words"));
      double end =
          i + 1 < listed.size()
              ? listed.get(i + 1).path("start").asDouble()
              : Double.POSITIVE_INFINITY;
      int first = next;
      while (next < loose.size() && middle(loose.get(next)) < end) {
        next++;
      }
      add(segments, segment, words.isEmpty() ? loose.subList(first, next) : words, seconds);
    }
    if (segments.isEmpty()) {
      whole(answer.path("text").asText(""), loose, seconds).ifPresent(segments::add);
    }
    return Optional.of(new Reply(segments, language(answer.path("language").asText(""))));
  }

  private static void add(
      List<Segment> segments, JsonNode segment, List<Word> words, double seconds) {
    String text = segment.path("text").asText("");
    if (text.isBlank()) {
      return;
    }
    JsonNode logProbability = segment.path("avg_logprob");
    OptionalDouble confidence =
        logProbability.isNumber()
            ? OptionalDouble.of(Math.exp(Math.min(0, logProbability.asDouble())))
            : Reply.confidence(words);
    segments.add(
        Reply.segment(
            text,
            segment.path("start").asDouble(0),
            segment.path("end").asDouble(seconds),
            words,
            confidence,
            Reply.probability(segment.path("no_speech_prob"))));
  }

  private static Optional<Segment> whole(String text, List<Word> words, double seconds) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    double start = words.isEmpty() ? 0 : words.get(0).start();
    double end = words.isEmpty() ? seconds : words.get(words.size() - 1).end();
    return Optional.of(
        Reply.segment(text, start, end, words, Reply.confidence(words), OptionalDouble.empty()));
  }

  /**
   * The words of a list. Where some begin with a blank they are pieces of words, as in whisper.cpp,
   * and a piece without one belongs to the word before it.
   */
  private static List<Word> words(JsonNode list) {
    boolean pieces = false;
    for (JsonNode word : list) {
      pieces |= word.path("word").asText("").startsWith(" ");
    }
    List<Word> words = new ArrayList<>();
    for (JsonNode listed : list) {
      String text = listed.path("word").asText("");
      if (text.isBlank()) {
        continue;
      }
      Word word =
          Reply.word(
              text,
              listed.path("start").asDouble(0),
              listed.path("end").asDouble(0),
              Reply.probability(listed.path("probability")));
      if (pieces && !text.startsWith(" ") && !words.isEmpty()) {
        word = joined(words.remove(words.size() - 1), word);
      }
      words.add(word);
    }
    return words;
  }

  /** A word is as sure as the least sure of its pieces. */
  private static Word joined(Word word, Word piece) {
    OptionalDouble probability =
        word.probability().isPresent() && piece.probability().isPresent()
            ? OptionalDouble.of(
                Math.min(word.probability().getAsDouble(), piece.probability().getAsDouble()))
            : OptionalDouble.empty();
    return Reply.word(word.text() + piece.text(), word.start(), piece.end(), probability);
  }

  private static double middle(Word word) {
    return (word.start() + word.end()) / 2;
  }

  /** The code of a language that is given as a code or by its English name. */
  private static Optional<String> language(String said) {
    String lower = said.strip().toLowerCase(Locale.ROOT);
    if (lower.matches("[a-z]{2,3}(-[a-z]{2,4})?")) {
      return Optional.of(lower);
    }
    return Stream.of(Locale.getISOLanguages())
        .filter(
            code ->
                Locale.forLanguageTag(code)
                    .getDisplayLanguage(Locale.ENGLISH)
                    .equalsIgnoreCase(lower))
        .findFirst();
  }
}
