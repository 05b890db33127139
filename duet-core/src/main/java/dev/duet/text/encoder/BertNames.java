package dev.duet.text.encoder;

import dev.duet.weights.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of weights in published checkpoints, brought to those of {@code BertModel}. */
final class BertNames {
  private static final Pattern DISTIL_LAYER =
      Pattern.compile("transformer\\.layer\\.(\\d+)\\.(\\w+(?:\\.\\w+)?)\\.(weight|bias)");

  private static final Map<String, String> DISTIL_PARTS =
      Map.of(
          "attention.q_lin", "attention.self.query",
          "attention.k_lin", "attention.self.key",
          "attention.v_lin", "attention.self.value",
          "attention.out_lin", "attention.output.dense",
          "sa_layer_norm", "attention.output.LayerNorm",
          "ffn.lin1", "intermediate.dense",
          "ffn.lin2", "output.dense",
          "output_layer_norm", "output.LayerNorm");

  /** Older checkpoints name the weight and bias of a norm so. */
  private static final Map<String, String> OLD_NORMS = Map.of("gamma", "weight", "beta", "bias");

  private BertNames() {}

  /**
   * The same weights under BERT's names without a prefix, the head's under {@link Head}'s. A pooler
   * without an output layer over it is dropped: it belongs to no classifier.
   */
  static Map<String, Tensor> canonical(Map<String, Tensor> weights) {
    Map<String, Tensor> renamed = new LinkedHashMap<>();
    weights.forEach((name, tensor) -> renamed.put(canonical(name), tensor));
    if (!renamed.containsKey(Head.OUTPUT + ".weight")) {
      renamed.keySet().removeIf(Classifier::isHead);
    }
    return renamed;
  }

  private static String canonical(String published) {
    String name = published.replaceFirst("^(bert|distilbert)\\.", "");
    int dot = name.lastIndexOf('.');
    String last = name.substring(dot + 1);
    if (name.contains("LayerNorm") && OLD_NORMS.containsKey(last)) {
      name = name.substring(0, dot + 1) + OLD_NORMS.get(last);
    }
    Matcher layer = DISTIL_LAYER.matcher(name);
    if (layer.matches() && DISTIL_PARTS.containsKey(layer.group(2))) {
      return "encoder.layer."
          + layer.group(1)
          + "."
          + DISTIL_PARTS.get(layer.group(2))
          + "."
          + layer.group(3);
    }
    return name.replaceFirst("^(pooler\\.dense|pre_classifier)\\.", Head.DENSE + ".")
        .replaceFirst("^classifier\\.", Head.OUTPUT + ".");
  }
}
