package dev.duet.evaluate;

import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;

/**
 * What was said of one item, beside the truth.
 *
 * @param truth the annotated emotion, which the scores need not know
 * @param scores what the system answered
 */
public record Outcome(Emotion truth, Scores scores) {

  /** The label the system would print: the most probable. */
  public Emotion predicted() {
    return scores.top();
  }

  /** The probability of the predicted label, in [0, 1]. */
  public double confidence() {
    return probability(predicted());
  }

  /** The probability given to the truth, in [0, 1]; 0 if the system has no word for it. */
  public double probabilityOfTruth() {
    return probability(truth);
  }

  private double probability(Emotion emotion) {
    return scores.knows(emotion) ? Math.min(1, scores.of(emotion)) : 0;
  }
}
