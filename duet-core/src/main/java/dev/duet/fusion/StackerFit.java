package dev.duet.fusion;

import dev.duet.emotion.Emotion;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Fits a stacker over the labels that occur as a truth. The parameters of label {@code y} of {@code
 * n} are a block of {@code 2 n + 1}: its row for sound, its row for words, its bias.
 */
final class StackerFit {
  private static final List<Modality> MODALITIES = List.of(Modality.values());

  private StackerFit() {}

  static Stacker of(List<FusionExample> items, double ridge) {
    Set<Emotion> truths = EnumSet.noneOf(Emotion.class);
    items.forEach(e -> truths.add(e.truth()));
    List<Emotion> labels = List.copyOf(truths);
    ConditionalLogit model = new ConditionalLogit(product(labels.size()), ridge);
    for (FusionExample e : items) {
      model.add(features(e, labels), labels.indexOf(e.truth()));
    }
    return stacker(labels, model.fit());
  }

  private static int block(int n) {
    return MODALITIES.size() * n + 1;
  }

  /** The parameters that make a stacker the product rule. */
  private static double[] product(int n) {
    double[] parameters = new double[n * block(n)];
    for (int y = 0; y < n; y++) {
      for (int m = 0; m < MODALITIES.size(); m++) {
        parameters[y * block(n) + m * n + y] = 1;
      }
    }
    return parameters;
  }

  private static double[][] features(FusionExample e, List<Emotion> labels) {
    int n = labels.size();
    double[] shared = new double[block(n)];
    for (int m = 0; m < MODALITIES.size(); m++) {
      double[] evidence = Stacker.features(e.scores().get(MODALITIES.get(m)), labels);
      System.arraycopy(evidence, 0, shared, m * n, n);
    }
    shared[block(n) - 1] = 1;
    double[][] features = new double[n][n * block(n)];
    for (int y = 0; y < n; y++) {
      System.arraycopy(shared, 0, features[y], y * block(n), block(n));
    }
    return features;
  }

  private static Stacker stacker(List<Emotion> labels, double[] parameters) {
    int n = labels.size();
    Map<Modality, double[][]> coefficients = new EnumMap<>(Modality.class);
    MODALITIES.forEach(modality -> coefficients.put(modality, new double[n][n]));
    double[] bias = new double[n];
    for (int y = 0; y < n; y++) {
      for (int m = 0; m < MODALITIES.size(); m++) {
        double[] row = coefficients.get(MODALITIES.get(m))[y];
        System.arraycopy(parameters, y * block(n) + m * n, row, 0, n);
      }
      bias[y] = parameters[(y + 1) * block(n) - 1];
    }
    return new Stacker(labels, coefficients, bias);
  }
}
