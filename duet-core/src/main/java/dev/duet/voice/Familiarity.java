package dev.duet.voice;

import java.util.List;

/**
 * How much an utterance is like what a model was trained on.
 *
 * @param corpora of each corpus, the probability that the utterance sounds as its do; they sum to
 *     one
 * @param distance of the embedding from the nearest group's mean, squared, a direction
 */
public record Familiarity(List<Double> corpora, double distance) {
  private static final double SMALLEST_DISTANCE = 1e-3;

  /** Copies the list. */
  public Familiarity {
    corpora = List.copyOf(corpora);
  }

  /** All of it as numbers: one, the probabilities, the logarithm of the distance. */
  public double[] values() {
    double[] values = new double[corpora.size() + 2];
    values[0] = 1;
    for (int i = 0; i < corpora.size(); i++) {
      values[i + 1] = corpora.get(i);
    }
    values[values.length - 1] = Math.log(Math.max(SMALLEST_DISTANCE, distance));
    return values;
  }
}
