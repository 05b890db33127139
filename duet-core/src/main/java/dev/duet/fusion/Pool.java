package dev.duet.fusion;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** The two classic opinion pools (Genest and Zidek, 1986). */
public enum Pool {
  /** {@code sum_m w_m q_m}: one modality is enough to make a label likely. */
  @JsonProperty("linear")
  LINEAR {
    @Override
    Scores combine(Map<Modality, Scores> scores, Map<Modality, Double> weights) {
      Set<Emotion> union = Abstention.union(scores);
      Map<Emotion, Double> sum = new EnumMap<>(Emotion.class);
      scores.forEach(
          (modality, s) -> addScaled(sum, Abstention.stretch(s, union), weights.get(modality)));
      return Scores.normalised(sum);
    }
  },

  /** {@code prod_m q_m ^ w_m}: one modality is enough to make a label unlikely. */
  @JsonProperty("log_linear")
  LOG_LINEAR {
    @Override
    Scores combine(Map<Modality, Scores> scores, Map<Modality, Double> weights) {
      Set<Emotion> union = Abstention.union(scores);
      Map<Emotion, Double> sum = new EnumMap<>(Emotion.class);
      scores.forEach(
          (modality, s) -> addScaled(sum, Abstention.logEvidence(s, union), weights.get(modality)));
      return softmax(sum);
    }
  };

  /** Combines with a weight for each of the modalities. */
  abstract Scores combine(Map<Modality, Scores> scores, Map<Modality, Double> weights);

  static Scores softmax(Map<Emotion, Double> logits) {
    double largest = Collections.max(logits.values());
    Map<Emotion, Double> weights = new EnumMap<>(logits);
    weights.replaceAll((label, z) -> Math.exp(z - largest));
    return Scores.normalised(weights);
  }

  private static void addScaled(
      Map<Emotion, Double> sum, Map<Emotion, Double> values, double weight) {
    values.forEach((label, value) -> sum.merge(label, weight * value, Double::sum));
  }
}
