package dev.duet.fusion;

import dev.duet.emotion.Emotion;
import dev.duet.evaluate.Evaluation;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the weights of least negative log-likelihood, in the pool where that is less. */
final class WeightedFit {
  private static final List<Modality> MODALITIES = List.of(Modality.values());
  private static final double LEAST_WEIGHT = 1e-6;
  private static final double LEAST_PROBABILITY = 1e-12;

  private WeightedFit() {}

  static Weighted of(List<FusionExample> items, double ridge) {
    Weighted linear = linear(items);
    Weighted logLinear = logLinear(items, ridge);
    return nll(linear, items) < nll(logLinear, items) ? linear : logLinear;
  }

  private static double nll(Weighted rule, List<FusionExample> items) {
    return Evaluation.of(items.stream().map(e -> e.judgedBy(rule)).toList()).nll();
  }

  /** The likelihood is concave in the share of sound, so halving finds where its slope is zero. */
  private static Weighted linear(List<FusionExample> items) {
    double low = 0;
    double high = 1;
    while (high - low > 1e-9) {
      double share = (low + high) / 2;
      if (slope(items, share) > 0) {
        low = share;
      } else {
        high = share;
      }
    }
    return new Weighted(Pool.LINEAR, Map.of(Modality.AUDIO, low, Modality.TEXT, 1 - low));
  }

  private static double slope(List<FusionExample> items, double share) {
    double slope = 0;
    for (FusionExample e : items) {
      Set<Emotion> union = Abstention.union(e.scores());
      double audio = Abstention.stretch(e.scores().get(Modality.AUDIO), union).get(e.truth());
      double text = Abstention.stretch(e.scores().get(Modality.TEXT), union).get(e.truth());
      double pooled = share * audio + (1 - share) * text;
      slope += (audio - text) / Math.max(LEAST_PROBABILITY, pooled);
    }
    return slope;
  }

  /** A modality whose weight would be negative is not heard, and the other fitted alone. */
  private static Weighted logLinear(List<FusionExample> items, double ridge) {
    Set<Modality> heard = EnumSet.allOf(Modality.class);
    Map<Modality, Double> weights = fit(items, heard, ridge);
    Map.Entry<Modality, Double> least =
        Collections.min(weights.entrySet(), Map.Entry.comparingByValue());
    if (least.getValue() < 0) {
      heard.remove(least.getKey());
      weights = fit(items, heard, ridge);
    }
    weights.replaceAll((m, weight) -> heard.contains(m) ? Math.max(LEAST_WEIGHT, weight) : 0);
    return new Weighted(Pool.LOG_LINEAR, weights);
  }

  private static Map<Modality, Double> fit(
      List<FusionExample> items, Set<Modality> heard, double ridge) {
    double[] product = new double[MODALITIES.size()];
    Arrays.fill(product, 1);
    ConditionalLogit model = new ConditionalLogit(product, ridge);
    for (FusionExample e : items) {
      Set<Emotion> union = Abstention.union(e.scores());
      List<Emotion> labels = List.copyOf(union);
      double[][] features = new double[labels.size()][product.length];
      for (Modality modality : heard) {
        int column = MODALITIES.indexOf(modality);
        Map<Emotion, Double> evidence = Abstention.logEvidence(e.scores().get(modality), union);
        for (int y = 0; y < features.length; y++) {
          features[y][column] = evidence.get(labels.get(y));
        }
      }
      model.add(features, labels.indexOf(e.truth()));
    }
    double[] fitted = model.fit();
    Map<Modality, Double> weights = new EnumMap<>(Modality.class);
    MODALITIES.forEach(m -> weights.put(m, fitted[MODALITIES.indexOf(m)]));
    return weights;
  }
}
