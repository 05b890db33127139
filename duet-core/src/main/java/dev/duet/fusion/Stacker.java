package dev.duet.fusion;

import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Stacked generalisation (Wolpert, 1992) by a multinomial logistic regression on the
 * log-probabilities of all modalities, {@code z_y = b_y + sum_m sum_k W_m[y][k] ln(|S| q_m(k))}.
 * With {@code W_m} the identity and {@code b = 0} it is the product rule.
 *
 * <p>It decides between the labels {@code S} it was trained on. Where modalities know others too,
 * how much probability {@code S} has together is the product rule's.
 *
 * @param labels {@code S}
 * @param coefficients {@code W_m} of every modality, {@code [S, S]}
 * @param bias {@code [S]}
 */
public record Stacker(List<Emotion> labels, Map<Modality, double[][]> coefficients, double[] bias)
    implements FusionRule {

  /** Refuses shapes that do not fit together and numbers that are not finite. */
  public Stacker {
    if (labels == null || coefficients == null || bias == null) {
      throw new IllegalArgumentException("a stacker needs labels, coefficients and bias");
    }
    int n = labels.size();
    boolean fits = n > 0 && Set.copyOf(labels).size() == n && isVector(bias, n);
    for (Modality modality : Modality.values()) {
      double[][] matrix = coefficients.get(modality);
      fits &= matrix != null && matrix.length == n;
      fits = fits && Arrays.stream(matrix).allMatch(row -> isVector(row, n));
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "a stacker of labels "
              + labels
              + " needs "
              + n
              + " finite biases and "
              + n
              + " x "
              + n
              + " finite coefficients for every modality");
    }
    labels = List.copyOf(labels);
    coefficients = new EnumMap<>(coefficients);
  }

  private static boolean isVector(double[] values, int n) {
    return values != null && values.length == n && Arrays.stream(values).allMatch(Double::isFinite);
  }

  @Override
  public Scores combine(Map<Modality, Scores> scores) {
    Scores product = new Product().combine(scores);
    Set<Emotion> decided = EnumSet.copyOf(labels);
    decided.retainAll(product.labels());
    if (decided.isEmpty()) {
      return product;
    }
    Map<Emotion, Double> logits = logits(scores);
    logits.keySet().retainAll(decided);
    Scores between = Pool.softmax(logits);
    Map<Emotion, Double> fused = new EnumMap<>(product.asMap());
    double mass = decided.stream().mapToDouble(product::of).sum();
    between.asMap().forEach((label, p) -> fused.put(label, p * mass));
    return Scores.normalised(fused);
  }

  private Map<Emotion, Double> logits(Map<Modality, Scores> scores) {
    double[] z = bias.clone();
    scores.forEach(
        (modality, s) -> {
          double[] x = features(s, labels);
          double[][] matrix = coefficients.get(modality);
          for (int y = 0; y < z.length; y++) {
            for (int k = 0; k < z.length; k++) {
              z[y] += matrix[y][k] * x[k];
            }
          }
        });
    Map<Emotion, Double> logits = new EnumMap<>(Emotion.class);
    for (int y = 0; y < z.length; y++) {
      logits.put(labels.get(y), z[y]);
    }
    return logits;
  }

  /** One modality's log-evidence between the labels, {@code [S]}; 0 where it abstains. */
  static double[] features(Scores scores, List<Emotion> labels) {
    Set<Emotion> all = EnumSet.copyOf(labels);
    if (all.stream().noneMatch(scores::knows)) {
      return new double[labels.size()];
    }
    Map<Emotion, Double> evidence = Abstention.logEvidence(scores.restrictedTo(all), all);
    return labels.stream().mapToDouble(evidence::get).toArray();
  }
}
