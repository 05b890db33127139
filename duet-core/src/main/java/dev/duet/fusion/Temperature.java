package dev.duet.fusion;

import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import dev.duet.evaluate.Outcome;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Temperature scaling (Guo et al., 2017): {@code p ^ (1 / T)}, normalised. It changes how sure one
 * modality is, never what it puts first.
 *
 * @param value {@code T}; above 1 makes less sure, below 1 more
 */
public record Temperature(double value) {
  /** Leaves scores as they are. */
  public static final Temperature ONE = new Temperature(1);

  private static final double HIGHEST = 20;

  /** Refuses what is not a finite number above 0. */
  public Temperature {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("a temperature of " + value + " is not above 0");
    }
  }

  /**
   * The temperature of least negative log-likelihood, at most {@value #HIGHEST}. A weak prior at 1
   * (precision 1 on {@code 1 / T}, worth next to nothing beside a hundred items) keeps it finite
   * where every item is right. Items whose truth the scores do not know say nothing of it.
   *
   * @throws IllegalArgumentException if no item has a truth that is known
   */
  public static Temperature fit(List<Outcome> validation) {
    List<Outcome> known = validation.stream().filter(o -> o.scores().knows(o.truth())).toList();
    if (known.isEmpty()) {
      throw new IllegalArgumentException("a temperature needs an item whose truth is known");
    }
    ConditionalLogit model = new ConditionalLogit(new double[] {1}, 1);
    for (Outcome outcome : known) {
      Scores scores = outcome.scores();
      List<Emotion> labels = List.copyOf(scores.labels());
      double[][] evidence =
          Abstention.logEvidence(scores, scores.labels()).values().stream()
              .map(e -> new double[] {e})
              .toArray(double[][]::new);
      model.add(evidence, labels.indexOf(outcome.truth()));
    }
    return new Temperature(1 / Math.max(1 / HIGHEST, model.fit()[0]));
  }

  /** The scores at this temperature. */
  public Scores apply(Scores scores) {
    Map<Emotion, Double> powers = new EnumMap<>(Emotion.class);
    double highest = scores.of(scores.top());
    scores.asMap().forEach((label, p) -> powers.put(label, Math.pow(p / highest, 1 / value)));
    return Scores.normalised(powers);
  }
}
