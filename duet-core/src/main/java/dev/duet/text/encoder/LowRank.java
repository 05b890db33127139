package dev.duet.text.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.duet.weights.Parameters;
import dev.duet.weights.Tensor;
import dev.duet.weights.Torch;
import java.util.List;
import java.util.Random;

/**
 * Low-rank adapters on the linear layers of an encoder (Hu et al. 2021, <a
 * href="https://arxiv.org/abs/2106.09685">arXiv:2106.09685</a>): {@code W x + alpha / rank * B A
 * x}, with A [rank, inputs] and B [outputs, rank].
 */
public final class LowRank {
  private static final String A = ".lora_a";
  private static final String B = ".lora_b";

  /** Where an adapter can sit. */
  public enum Target {
    /** The queries of attention. */
    QUERY("attention.self.query"),
    /** The keys of attention. */
    KEY("attention.self.key"),
    /** The values of attention. */
    VALUE("attention.self.value"),
    /** The projection after attention. */
    ATTENTION_OUTPUT("attention.output.dense"),
    /** The widening half of the feed-forward layer. */
    INTERMEDIATE("intermediate.dense"),
    /** The narrowing half of the feed-forward layer. */
    OUTPUT("output.dense");

    private final String layer;

    Target(String layer) {
      this.layer = layer;
    }
  }

  private LowRank() {}

  /** Whether a parameter is part of an adapter. */
  public static boolean isAdapter(String name) {
    return name.endsWith(A) || name.endsWith(B);
  }

  static String a(String layer) {
    return layer + A;
  }

  static String b(String layer) {
    return layer + B;
  }

  /** Adds adapters that change nothing yet: A is random, B zero. */
  public static void attach(
      Parameters parameters, EncoderConfig config, List<Target> targets, int rank, Random random) {
    for (int i = 0; i < config.layers(); i++) {
      for (Target target : targets) {
        String name = "encoder.layer." + i + "." + target.layer;
        int outputs = (int) parameters.get(name + ".weight").getShape().get(0);
        int inputs = (int) parameters.get(name + ".weight").getShape().get(1);
        float[] values = new float[rank * inputs];
        for (int k = 0; k < values.length; k++) {
          values[k] = (float) (random.nextGaussian() / Math.sqrt(inputs));
        }
        parameters.put(a(name), Tensor.of(values, rank, inputs));
        parameters.put(b(name), Tensor.of(new float[outputs * rank], outputs, rank));
      }
    }
  }

  /** Adds every adapter to the weight it sits on, scaled, and removes it. */
  public static void merge(Parameters parameters, double scale) {
    for (String name : List.copyOf(parameters.names())) {
      if (name.endsWith(A)) {
        String layer = name.substring(0, name.length() - A.length());
        parameters.put(layer + ".weight", merged(parameters, layer, scale));
        parameters.remove(a(layer));
        parameters.remove(b(layer));
      }
    }
  }

  private static Tensor merged(Parameters parameters, String layer, double scale) {
    try (NDManager manager = Torch.newManager()) {
      NDArray weight = parameters.get(layer + ".weight").duplicate();
      NDArray product = parameters.get(b(layer)).matMul(parameters.get(a(layer)));
      weight.attach(manager);
      product.attach(manager);
      return Tensor.of(weight.add(product.mul((float) scale)), DataType.FLOAT32);
    }
  }
}
