package dev.duet.fusion;

import dev.duet.emotion.Scores;
import java.util.EnumMap;
import java.util.Map;

/**
 * A pool with a weight for each modality. In the log-linear pool weights need not sum to one:
 * smaller ones also temper what is overconfident.
 *
 * @param pool how to combine
 * @param weights a finite number of at least 0 for every modality, not all 0
 */
public record Weighted(Pool pool, Map<Modality, Double> weights) implements FusionRule {
  static final Map<Modality, Double> ONES = Map.of(Modality.AUDIO, 1.0, Modality.TEXT, 1.0);

  /** Refuses weights that are missing, negative, not finite, or all zero. */
  public Weighted {
    if (pool == null || weights == null) {
      throw new IllegalArgumentException("a weighted rule needs a pool and weights");
    }
    double sum = 0;
    for (Modality modality : Modality.values()) {
      Double weight = weights.get(modality);
      if (weight == null || !(weight >= 0) || Double.isInfinite(weight)) {
        throw new IllegalArgumentException(
            "the weight of " + modality.label() + " is " + weight + ", not a number of at least 0");
      }
      sum += weight;
    }
    if (sum == 0) {
      throw new IllegalArgumentException("all weights are 0, so no modality would be heard");
    }
    weights = new EnumMap<>(weights);
  }

  @Override
  public Scores combine(Map<Modality, Scores> scores) {
    return pool.combine(scores, weights);
  }

  /**
   * The weight of a modality follows how far the others are trusted: learned beside others that are
   * trusted wholly, it is 1, as alone, beside those that are not at all.
   */
  @Override
  public Scores fuseEvidence(Map<Modality, Evidence> evidence) {
    if (pool != Pool.LOG_LINEAR || evidence.values().stream().allMatch(e -> e.trust() == 1)) {
      return FusionRule.super.fuseEvidence(evidence);
    }
    Map<Modality, Double> here = new EnumMap<>(weights);
    Map<Modality, Scores> scores = new EnumMap<>(Modality.class);
    evidence.forEach(
        (modality, e) -> {
          double others = trustBeside(modality, evidence);
          here.compute(modality, (m, weight) -> 1 + others * (weight - 1));
          scores.put(modality, evidence.size() == 1 ? e.scores() : e.discounted(power(modality)));
        });
    return new Weighted(pool, here).fuse(scores);
  }

  private static double trustBeside(Modality modality, Map<Modality, Evidence> evidence) {
    double trust = 0;
    for (Map.Entry<Modality, Evidence> other : evidence.entrySet()) {
      if (other.getKey() != modality) {
        trust = Math.max(trust, other.getValue().trust());
      }
    }
    return trust;
  }

  @Override
  public double power(Modality modality) {
    double weight = weights.get(modality);
    return pool == Pool.LOG_LINEAR && weight > 0 ? weight : 1;
  }
}
