package dev.duet.explain;

import dev.duet.emotion.Emotion;
import java.util.List;

/**
 * What moved an answer.
 *
 * <p>A contribution, in [-2, 2] and mostly in [-1, 1], is how far the label's probability falls
 * where the part is missing: positive for what speaks for the label, negative for what speaks
 * against it. Probabilities and not their logarithms, since once the answer has changed, the label
 * may still become a hundred times less probable, which nobody asks about.
 *
 * @param label that is explained: the most probable one
 * @param probability of the label with everything there, in [0, 1]
 * @param words in the order of the text; none where no words counted
 * @param spans in the order of time, without gaps; none where no sound counted
 */
public record Explanation(
    Emotion label, double probability, List<WordContribution> words, List<SpanContribution> spans) {

  /** Copies the lists. */
  public Explanation {
    words = List.copyOf(words);
    spans = List.copyOf(spans);
  }
}
