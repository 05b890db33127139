package dev.duet.speech.service;

import com.fasterxml.jackson.databind.JsonNode;
import dev.duet.speech.Segment;
import dev.duet.speech.Word;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * What a service says of one sound, in our terms. Services are strangers: a time that makes no
 * sense is moved to where it does, a probability that is none is left out.
 *
 * @param segments with times from the beginning of the sound
 * @param language code, where the service says it
 */
record Reply(List<Segment> segments, Optional<String> language) {

  /** A word of a service whose times may be anything. */
  static Word word(String text, double start, double end, OptionalDouble probability) {
    double from = time(start);
    return new Word(text.strip(), from, Math.max(from, time(end)), probability);
  }

  /** A segment of a service whose times may be anything. */
  static Segment segment(
      String text,
      double start,
      double end,
      List<Word> words,
      OptionalDouble confidence,
      OptionalDouble noSpeech) {
    double from = time(start);
    return new Segment(text.strip(), from, Math.max(from, time(end)), words, confidence, noSpeech);
  }

  private static double time(double seconds) {
    return Double.isFinite(seconds) && seconds > 0 ? seconds : 0;
  }

  /** A number in [0, 1]. */
  static OptionalDouble probability(JsonNode number) {
    double p = number.asDouble(-1);
    return number.isNumber() && p >= 0 && p <= 1 ? OptionalDouble.of(p) : OptionalDouble.empty();
  }

  /** The geometric mean of what is known of words, empty if it is not known of each. */
  static OptionalDouble confidence(List<Word> words) {
    if (words.isEmpty() || words.stream().anyMatch(word -> word.probability().isEmpty())) {
      return OptionalDouble.empty();
    }
    DoubleStream logs =
        words.stream().mapToDouble(word -> Math.log(word.probability().getAsDouble()));
    return OptionalDouble.of(Math.exp(logs.average().orElseThrow()));
  }

  /** All of it so many seconds later. */
  Reply later(double seconds) {
    return new Reply(segments.stream().map(s -> later(s, seconds)).toList(), language);
  }

  private static Segment later(Segment s, double seconds) {
    List<Word> words =
        s.words().stream()
            .map(w -> new Word(w.text(), w.start() + seconds, w.end() + seconds, w.probability()))
            .toList();
    return new Segment(
        s.text(), s.start() + seconds, s.end() + seconds, words, s.confidence(), s.noSpeech());
  }
}
