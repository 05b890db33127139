package dev.duet.text.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.duet.text.encoder.Head.Pooling;
import dev.duet.weights.Parameters;
import dev.duet.weights.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** An encoder with a classification head over it, from token ids to logits. */
public final class Classifier {
  private static final double INITIAL_DEVIATION = 0.02;

  private final Encoder encoder;
  private final Head head;
  private final Parameters parameters;

  /** A classifier whose parameters hold the encoder's and the head's. */
  public Classifier(Encoder encoder, Head head, Parameters parameters) {
    this.encoder = encoder;
    this.head = head;
    this.parameters = parameters;
  }

  /** Weights for a new head, normal with deviation 0.02 as BERT's were, and biases of zero. */
  public static Map<String, Tensor> initialHead(Head head, int width, Random random) {
    Map<String, Tensor> weights = new LinkedHashMap<>();
    if (head.dense() != Head.Dense.NONE) {
      weights.put(Head.DENSE + ".weight", normal(width, width, random));
      weights.put(Head.DENSE + ".bias", Tensor.of(new float[width], width));
    }
    weights.put(Head.OUTPUT + ".weight", normal(head.labels(), width, random));
    weights.put(Head.OUTPUT + ".bias", Tensor.of(new float[head.labels()], head.labels()));
    return weights;
  }

  private static Tensor normal(int rows, int columns, Random random) {
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (INITIAL_DEVIATION * random.nextGaussian());
    }
    return Tensor.of(values, rows, columns);
  }

  /** Whether a parameter belongs to a head. */
  public static boolean isHead(String name) {
    return name.startsWith("head.");
  }

  /** Whether a parameter belongs to the layer that makes logits of a pooled vector. */
  public static boolean isOutput(String name) {
    return name.startsWith(Head.OUTPUT);
  }

  /** The encoder below the head. */
  public Encoder encoder() {
    return encoder;
  }

  /**
   * Logits [batch, labels] of token sequences, padded here to the longest.
   *
   * @param sequences token ids, each at most {@code encoder().config().positions()} long
   * @param manager owner of every array that is made
   * @param training whether dropout applies
   */
  public NDArray logits(List<int[]> sequences, NDManager manager, boolean training) {
    TokenBatch batch = TokenBatch.of(sequences, manager);
    return logits(batch.ids(), batch.mask(), training);
  }

  /** Logits [batch, labels]; ids and mask as in {@link Encoder#hiddenStates}. */
  public NDArray logits(NDArray ids, NDArray mask, boolean training) {
    NDArray hidden = pooled(new TokenBatch(ids, mask), training);
    NDArray kept =
        training && head.dropout() > 0
            ? hidden
                .getNDArrayInternal()
                .dropout(hidden, (float) head.dropout(), true)
                .singletonOrThrow()
            : hidden;
    return linear(Head.OUTPUT, kept);
  }

  /**
   * What the output layer reads, before dropout: the pooled hidden states behind the head's dense
   * layer, [batch, width].
   *
   * @param training whether the encoder's dropout applies
   */
  public NDArray pooled(TokenBatch batch, boolean training) {
    NDArray pooled = pool(encoder.activations(batch, training).last(), batch.mask());
    return switch (head.dense()) {
      case NONE -> pooled;
      case TANH -> linear(Head.DENSE, pooled).tanh();
      case RELU -> linear(Head.DENSE, pooled).getNDArrayInternal().relu();
      case GELU -> linear(Head.DENSE, pooled).getNDArrayInternal().gelu();
    };
  }

  private NDArray pool(NDArray states, NDArray mask) {
    if (head.pooling() == Pooling.CLS) {
      return states.get(":, 0");
    }
    NDArray sum = states.mul(mask.expandDims(-1)).sum(new int[] {1});
    return sum.div(mask.sum(new int[] {1}, true));
  }

  private NDArray linear(String name, NDArray input) {
    return input
        .getNDArrayInternal()
        .linear(input, parameters.get(name + ".weight"), parameters.get(name + ".bias"))
        .singletonOrThrow();
  }
}
