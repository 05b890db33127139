package dev.duet.fusion;

import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** {@code max_m q_m} over the modalities that know the label: the surest is believed. */
public record Maximum() implements FusionRule {
  @Override
  public Scores combine(Map<Modality, Scores> scores) {
    Set<Emotion> union = Abstention.union(scores);
    Map<Emotion, Double> largest = new EnumMap<>(Emotion.class);
    for (Scores s : scores.values()) {
      Map<Emotion, Double> stretched = Abstention.stretch(s, union);
      s.labels().forEach(label -> largest.merge(label, stretched.get(label), Math::max));
    }
    return Scores.normalised(largest);
  }
}
