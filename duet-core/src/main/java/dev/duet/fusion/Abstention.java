package dev.duet.fusion;

import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Stretches an answer over labels that its modality does not know, as the package says. */
final class Abstention {
  /** What a single-precision softmax cannot tell from zero; bounds how strong a veto can be. */
  private static final double FLOOR = 1e-7;

  private Abstention() {}

  /** Every label that one of the modalities knows. */
  static Set<Emotion> union(Map<Modality, Scores> scores) {
    return union(scores.values());
  }

  static Set<Emotion> union(Collection<Scores> scores) {
    Set<Emotion> union = EnumSet.noneOf(Emotion.class);
    scores.forEach(s -> union.addAll(s.labels()));
    return union;
  }

  /** The probabilities {@code q_m} over a union that holds all labels of the scores. */
  static Map<Emotion, Double> stretch(Scores scores, Set<Emotion> union) {
    double share = (double) scores.labels().size() / union.size();
    Map<Emotion, Double> stretched = new EnumMap<>(Emotion.class);
    for (Emotion label : union) {
      stretched.put(label, scores.knows(label) ? scores.of(label) * share : 1.0 / union.size());
    }
    return stretched;
  }

  /** {@code ln(|U| q_m)}: above 0 for a label held likelier than chance, 0 for an abstention. */
  static Map<Emotion, Double> logEvidence(Scores scores, Set<Emotion> union) {
    Map<Emotion, Double> evidence = stretch(scores, union);
    evidence.replaceAll((label, q) -> Math.log(Math.max(FLOOR, q) * union.size()));
    return evidence;
  }
}
