package dev.duet.fusion;

import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Scores for laws, certainty and impossibility among them. */
final class AnyScores {
  static final Set<Emotion> SOUND =
      Set.of(
          Emotion.ANGRY,
          Emotion.DISGUST,
          Emotion.FEAR,
          Emotion.JOY,
          Emotion.NEUTRAL,
          Emotion.SADNESS,
          Emotion.SURPRISE);
  static final Set<Emotion> WORDS =
      Set.of(
          Emotion.ANGRY,
          Emotion.FEAR,
          Emotion.JOY,
          Emotion.LOVE,
          Emotion.SADNESS,
          Emotion.SURPRISE);

  private AnyScores() {}

  static Arbitrary<Scores> over(Set<Emotion> labels) {
    List<Emotion> ordered = labels.stream().sorted().toList();
    Arbitrary<Double> weight =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.doubles().between(0.001, 1).ofScale(5)),
            Tuple.of(1, Arbitraries.just(0.0)),
            Tuple.of(1, Arbitraries.just(1e6)));
    return weight.list().ofSize(ordered.size()).map(weights -> normalised(ordered, weights));
  }

  static Arbitrary<Scores> overAnyLabels() {
    return Arbitraries.of(Emotion.class).set().ofMinSize(1).flatMap(AnyScores::over);
  }

  static Scores uniform(Set<Emotion> labels) {
    return normalised(List.copyOf(labels), labels.stream().map(label -> 1.0).toList());
  }

  /** This much for one label, the rest spread evenly. */
  static Scores sureOf(Emotion label, double probability, Set<Emotion> labels) {
    Map<Emotion, Double> map = new EnumMap<>(Emotion.class);
    labels.forEach(l -> map.put(l, (1 - probability) / (labels.size() - 1)));
    map.put(label, probability);
    return Scores.of(map);
  }

  static double highest(Scores scores) {
    return scores.of(scores.top());
  }

  private static Scores normalised(List<Emotion> labels, List<Double> weights) {
    Map<Emotion, Double> map = new EnumMap<>(Emotion.class);
    for (int i = 0; i < labels.size(); i++) {
      map.put(labels.get(i), weights.get(i));
    }
    return Scores.normalised(map);
  }
}
