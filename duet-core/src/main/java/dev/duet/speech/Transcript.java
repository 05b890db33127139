package dev.duet.speech;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * The words of one recording.
 *
 * @param segments in order of time; none where nobody speaks
 * @param language code such as {@code en}, where the recogniser knows it
 * @param seconds length of the recording
 */
public record Transcript(List<Segment> segments, Optional<String> language, double seconds) {

  /** Copies the segments. */
  public Transcript {
    segments = List.copyOf(segments);
  }

  /** All words, a blank between segments; empty where nobody speaks. */
  public String text() {
    return segments.stream()
        .map(Segment::text)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /**
   * How far the words may be trusted, in [0, 1]: the mean of the segments' confidence times the
   * probability that somebody speaks, each segment weighing as much as it has characters. Empty if
   * there are no words or the recogniser gives no confidence: a service that says nothing of its
   * doubts is believed as far as any text is, and only the words' relevance discounts them.
   */
  public OptionalDouble confidence() {
    double sum = 0;
    double weight = 0;
    for (Segment segment : segments) {
      if (segment.confidence().isPresent()) {
        double speech = 1 - segment.noSpeech().orElse(0);
        sum += segment.text().length() * segment.confidence().getAsDouble() * speech;
        weight += segment.text().length();
      }
    }
    return weight == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / weight);
  }
}
