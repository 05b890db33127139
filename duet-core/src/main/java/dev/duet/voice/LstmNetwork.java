package dev.duet.voice;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import dev.duet.audio.Matrix;
import dev.duet.voice.LstmConfig.Pooling;
import dev.duet.weights.Parameters;
import dev.duet.weights.Tensor;
import dev.duet.weights.Torch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A bidirectional LSTM (Hochreiter and Schmidhuber 1997, with forget gates) over feature frames,
 * pooled over time and projected to one logit a label.
 *
 * <p>Padding never touches a result: the backward direction reads every sequence from its own last
 * frame, and pooling is masked. So an utterance has the same logits alone and in a batch, up to
 * rounding.
 *
 * <p>The network owns no memory: its parameters belong to whoever made them.
 */
final class LstmNetwork {
  private static final float MASK_PENALTY = 1e9f;
  private static final String RECURRENT = "recurrent";
  private static final List<String> DIRECTIONS = List.of("forward", "backward");

  private final LstmConfig config;
  private final Parameters parameters;

  /** A network over parameters as {@link #shapes} names and shapes them. */
  LstmNetwork(LstmConfig config, Parameters parameters) {
    this.config = config;
    this.parameters = parameters;
  }

  /**
   * The parameters of a network, by their names.
   *
   * @param inputs features a frame
   * @param labels logits to give
   */
  static Map<String, Shape> shapes(LstmConfig config, int inputs, int labels) {
    int hidden = config.hidden();
    Map<String, Shape> shapes = new LinkedHashMap<>();
    for (int member = 0; member < config.members(); member++) {
      String prefix = "member." + member + ".";
      for (int layer = 0; layer < config.layers(); layer++) {
        for (String direction : DIRECTIONS) {
          String lstm = prefix + "lstm." + layer + "." + direction + ".";
          shapes.put(lstm + "input", new Shape(4L * hidden, layer == 0 ? inputs : 2L * hidden));
          shapes.put(lstm + RECURRENT, new Shape(4L * hidden, hidden));
          shapes.put(lstm + "bias", new Shape(4L * hidden));
        }
      }
      if (config.pooling() == Pooling.ATTENTION) {
        shapes.put(prefix + "attention.weight", new Shape(hidden, 2L * hidden));
        shapes.put(prefix + "attention.bias", new Shape(hidden));
        shapes.put(prefix + "attention.query", new Shape(1, hidden));
      }
      shapes.put(prefix + "output.weight", new Shape(labels, 2L * hidden));
      shapes.put(prefix + "output.bias", new Shape(labels));
    }
    return shapes;
  }

  /**
   * Freshly drawn parameters: Glorot-uniform projections, recurrent weights within the inverse root
   * of the width, a forget-gate bias of one (Jozefowicz et al. 2015).
   *
   * @param inputs features a frame
   * @param labels logits to give
   */
  static Map<String, Tensor> initial(LstmConfig config, int inputs, int labels, long seed) {
    Random random = new Random(seed);
    Map<String, Tensor> drawn = new LinkedHashMap<>();
    shapes(config, inputs, labels)
        .forEach((name, shape) -> drawn.put(name, initial(name, shape, config.hidden(), random)));
    return drawn;
  }

  private static Tensor initial(String name, Shape shape, int hidden, Random random) {
    boolean ofLstm = name.contains(".lstm.");
    if (shape.dimension() == 1) {
      float[] bias = new float[(int) shape.get(0)];
      if (ofLstm) {
        // The engine's gate order is input, forget, cell, output.
        Arrays.fill(bias, hidden, 2 * hidden, 1f);
      }
      return Tensor.of(bias, bias.length);
    }
    // An LSTM's matrices are those of its four gates, one below the other.
    long out = ofLstm ? hidden : shape.get(0);
    double bound = name.endsWith(RECURRENT) ? 1 / Math.sqrt(hidden) : glorot(shape.get(1), out);
    return uniform(random, bound, shape);
  }

  /**
   * Logits of a batch, by every member.
   *
   * @param batch padded frames and their lengths
   * @param manager owner of all arrays made here
   * @param training whether dropout applies
   * @return for each member an array of shape {@code [batch, labels]}
   */
  List<NDArray> logits(FrameBatch batch, NDManager manager, boolean training) {
    Input input =
        new Input(
            batch.frames(manager),
            batch.backwards(manager),
            batch.mask(manager),
            manager.zeros(new Shape(1, batch.size(), config.hidden())));
    List<NDArray> logits = new ArrayList<>();
    for (int member = 0; member < config.members(); member++) {
      logits.add(logits(input, "member." + member + ".", training));
    }
    return logits;
  }

  /** What all members share: frames, their order from behind, which are real, an initial state. */
  private record Input(NDArray frames, NDArray backwards, NDArray mask, NDArray zeros) {}

  private NDArray logits(Input input, String member, boolean training) {
    NDArray x = input.frames;
    for (int layer = 0; layer < config.layers(); layer++) {
      String prefix = member + "lstm." + layer + ".";
      double rate = layer == 0 ? config.inputDropout() : config.dropout();
      NDArray in = dropout(x, rate, training);
      NDArray forward = lstm(in, input.zeros, prefix + "forward.");
      NDArray turned = reversed(in, input.backwards);
      NDArray backward = reversed(lstm(turned, input.zeros, prefix + "backward."), input.backwards);
      x = forward.concat(backward, 2);
    }
    NDArray pooled = dropout(pool(x, input.mask, member), config.dropout(), training);
    return linear(
        pooled, parameters.get(member + "output.weight"), parameters.get(member + "output.bias"));
  }

  /**
   * Probabilities of one utterance, alone in its batch: the mean of the members'.
   *
   * @param frames standardised, {@code [features, frames]}
   * @return one a label
   */
  double[] probabilities(Matrix frames) {
    return Torch.withoutGradients(
        () -> {
          try (NDScope scope = new NDScope();
              NDManager manager = Torch.newManager()) {
            scope.suppressNotUsedWarning();
            List<NDArray> members = logits(FrameBatch.of(List.of(frames)), manager, false);
            double[] mean = new double[(int) members.get(0).size()];
            for (NDArray member : members) {
              float[] row = member.softmax(1).toFloatArray();
              for (int i = 0; i < row.length; i++) {
                mean[i] += row[i] / (double) members.size();
              }
            }
            return mean;
          }
        });
  }

  private NDArray lstm(NDArray x, NDArray zeros, String prefix) {
    NDArray bias = parameters.get(prefix + "bias");
    // The engine adds two biases; one is enough.
    NDArray noBias = x.getManager().zeros(bias.getShape());
    NDList weights =
        new NDList(
            parameters.get(prefix + "input"), parameters.get(prefix + "recurrent"), bias, noBias);
    return x.getNDArrayInternal()
        .lstm(x, new NDList(zeros, zeros), weights, true, 1, 0, false, false, true)
        .get(0);
  }

  /** Each sequence from its last frame to its first, padding left behind it. */
  private static NDArray reversed(NDArray x, NDArray backwards) {
    return x.gather(backwards.expandDims(2).broadcast(x.getShape()), 1);
  }

  private NDArray pool(NDArray x, NDArray mask, String member) {
    if (config.pooling() == Pooling.MEAN) {
      NDArray sum = x.mul(mask.expandDims(2)).sum(new int[] {1});
      return sum.div(mask.sum(new int[] {1}, true));
    }
    NDArray weight = parameters.get(member + "attention.weight");
    NDArray energy = linear(x, weight, parameters.get(member + "attention.bias")).tanh();
    NDArray noBias = x.getManager().zeros(new Shape(1));
    NDArray query = parameters.get(member + "attention.query");
    NDArray score = linear(energy, query, noBias).squeeze(2);
    NDArray share = score.add(mask.sub(1).mul(MASK_PENALTY)).softmax(1);
    return x.mul(share.expandDims(2)).sum(new int[] {1});
  }

  private static NDArray linear(NDArray x, NDArray weight, NDArray bias) {
    return x.getNDArrayInternal().linear(x, weight, bias).get(0);
  }

  private static NDArray dropout(NDArray x, double rate, boolean training) {
    return training && rate > 0 ? x.getNDArrayInternal().dropout(x, (float) rate, true).get(0) : x;
  }

  private static double glorot(long in, long out) {
    return Math.sqrt(6.0 / (in + out));
  }

  private static Tensor uniform(Random random, double bound, Shape shape) {
    float[] values = new float[Math.toIntExact(shape.size())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
    }
    return Tensor.of(values, shape.getShape());
  }
}
