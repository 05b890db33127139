package dev.duet.fusion;

import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A model whose scores are calibrated: Gaussian evidence of known strength, turned into the exact
 * posterior, then raised to a power to make it as over- or underconfident as a test wants.
 */
final class SyntheticModel {
  private final Set<Emotion> labels;
  private final double strength;
  private final double overconfidence;

  SyntheticModel(Set<Emotion> labels, double strength, double overconfidence) {
    this.labels = labels;
    this.strength = strength;
    this.overconfidence = overconfidence;
  }

  Scores of(Emotion truth, Random random) {
    Map<Emotion, Double> logits = new EnumMap<>(Emotion.class);
    for (Emotion label : labels.stream().sorted().toList()) {
      double heard = random.nextGaussian() + (label == truth ? strength : 0);
      logits.put(label, overconfidence * strength * heard);
    }
    return Pool.softmax(logits);
  }

  static List<FusionExample> items(
      int n, List<Emotion> truths, SyntheticModel audio, SyntheticModel text, long seed) {
    Random random = new Random(seed);
    List<FusionExample> items = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      Emotion truth = truths.get(i % truths.size());
      items.add(FusionExample.of(truth, audio.of(truth, random), text.of(truth, random)));
    }
    return items;
  }
}
