package dev.duet.emotion;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Probabilities over the emotions that one model knows. An emotion it does not know is absent,
 * which is not the same as a probability of zero.
 */
public final class Scores {
  private static final double SUM_TOLERANCE = 1e-4;

  private final EnumMap<Emotion, Double> probabilities;

  private Scores(EnumMap<Emotion, Double> probabilities) {
    this.probabilities = probabilities;
  }

  /**
   * Scores from parallel lists.
   *
   * @param labels the emotions known, each once
   * @param probabilities in [0, 1], summing to one
   * @throws IllegalArgumentException if the lengths differ, a label is doubled, or the values are
   *     not a distribution
   */
  public static Scores of(List<Emotion> labels, double[] probabilities) {
    if (labels.size() != probabilities.length) {
      throw new IllegalArgumentException(
          labels.size() + " labels, " + probabilities.length + " probabilities");
    }
    EnumMap<Emotion, Double> map = new EnumMap<>(Emotion.class);
    for (int i = 0; i < probabilities.length; i++) {
      if (map.put(labels.get(i), probabilities[i]) != null) {
        throw new IllegalArgumentException(labels.get(i) + " occurs twice");
      }
    }
    return of(map);
  }

  /**
   * Scores from a map.
   *
   * @throws IllegalArgumentException if the values are not a distribution
   */
  public static Scores of(Map<Emotion, Double> probabilities) {
    double sum = 0;
    for (Map.Entry<Emotion, Double> e : probabilities.entrySet()) {
      double p = e.getValue();
      if (!(p >= 0 && p <= 1 + SUM_TOLERANCE)) {
        throw new IllegalArgumentException("probability of " + e.getKey() + " is " + p);
      }
      sum += p;
    }
    if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
      throw new IllegalArgumentException("probabilities sum to " + sum);
    }
    return new Scores(new EnumMap<>(probabilities));
  }

  /**
   * Scores from non-negative weights, divided by their sum; uniform if all are zero.
   *
   * @throws IllegalArgumentException if there is no label, or a weight is negative or not finite
   */
  public static Scores normalised(Map<Emotion, Double> weights) {
    if (weights.isEmpty()) {
      throw new IllegalArgumentException("no labels");
    }
    double sum = 0;
    for (double w : weights.values()) {
      if (!(w >= 0) || Double.isInfinite(w)) {
        throw new IllegalArgumentException("weight " + w + " is not a finite non-negative number");
      }
      sum += w;
    }
    EnumMap<Emotion, Double> map = new EnumMap<>(Emotion.class);
    for (Map.Entry<Emotion, Double> e : weights.entrySet()) {
      map.put(e.getKey(), sum == 0 ? 1.0 / weights.size() : e.getValue() / sum);
    }
    return new Scores(map);
  }

  /**
   * A mixture of these scores with one that knows nothing between the labels.
   *
   * @param share of the latter, in [0, 1]
   */
  public Scores mixedWithUniform(double share) {
    Map<Emotion, Double> mixed = new EnumMap<>(probabilities);
    mixed.replaceAll((label, p) -> (1 - share) * p + share / probabilities.size());
    return normalised(mixed);
  }

  /** The emotions known, in the order of {@link Emotion}. */
  public Set<Emotion> labels() {
    return Collections.unmodifiableSet(probabilities.keySet());
  }

  /** Whether the model that gave these scores knows the emotion. */
  public boolean knows(Emotion emotion) {
    return probabilities.containsKey(emotion);
  }

  /**
   * The probability of an emotion, in [0, 1].
   *
   * @throws IllegalArgumentException if the emotion is not known here
   */
  public double of(Emotion emotion) {
    Double p = probabilities.get(emotion);
    if (p == null) {
      throw new IllegalArgumentException(emotion + " is not known here");
    }
    return p;
  }

  /** The most probable emotion; the first in the order of {@link Emotion} if several are. */
  public Emotion top() {
    Emotion best = null;
    for (Map.Entry<Emotion, Double> e : probabilities.entrySet()) {
      if (best == null || e.getValue() > probabilities.get(best)) {
        best = e.getKey();
      }
    }
    return Objects.requireNonNull(best);
  }

  /**
   * These scores between some of the emotions only, divided by their sum: {@code p(e | e in
   * subset)}; uniform if all of them have probability zero.
   *
   * @throws IllegalArgumentException if none of the subset is known here
   */
  public Scores restrictedTo(Set<Emotion> subset) {
    EnumMap<Emotion, Double> kept = new EnumMap<>(probabilities);
    kept.keySet().retainAll(subset);
    return normalised(kept);
  }

  /** The same as a read-only map, in the order of {@link Emotion}. */
  public Map<Emotion, Double> asMap() {
    return Collections.unmodifiableMap(probabilities);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Scores s && s.probabilities.equals(probabilities);
  }

  @Override
  public int hashCode() {
    return probabilities.hashCode();
  }

  @Override
  public String toString() {
    return probabilities.toString();
  }
}
