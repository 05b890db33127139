package dev.duet.voice;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import dev.duet.voice.LstmConfig.Pooling;
import dev.duet.weights.Parameters;
import dev.duet.weights.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A bidirectional LSTM (Hochreiter and Schmidhuber 1997, with forget gates) over feature frames,
 * pooled over time and projected to one logit a label. The embedding is what was pooled.
 *
 * <p>The backward direction reads every sequence from its own last frame, and pooling is masked.
 */
final class LstmNetwork implements VoiceNetwork {
  private static final String RECURRENT = "recurrent";
  private static final List<String> DIRECTIONS = List.of("forward", "backward");

  private final LstmConfig config;
  private final Parameters parameters;

  /** A network over parameters as {@link #shapes} names and shapes them. */
  LstmNetwork(LstmConfig config, Parameters parameters) {
    this.config = config;
    this.parameters = parameters;
  }

  @Override
  public LstmConfig config() {
    return config;
  }

  static Map<String, Shape> shapes(LstmConfig config, int inputs, int labels) {
    int hidden = config.hidden();
    Map<String, Shape> shapes = new LinkedHashMap<>();
    for (int member = 0; member < config.members(); member++) {
      String prefix = VoiceNetwork.prefix(member);
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
   * of the width (or orthogonal, gate by gate), a forget-gate bias of one (Jozefowicz et al. 2015).
   */
  static Map<String, Tensor> initial(
      LstmConfig config, int inputs, int labels, InitialValues values) {
    Map<String, Tensor> drawn = new LinkedHashMap<>();
    shapes(config, inputs, labels)
        .forEach((name, shape) -> drawn.put(name, initial(name, shape, config.hidden(), values)));
    return drawn;
  }

  private static Tensor initial(String name, Shape shape, int hidden, InitialValues values) {
    boolean ofLstm = name.contains(".lstm.");
    if (shape.dimension() == 1) {
      float[] bias = new float[(int) shape.get(0)];
      if (ofLstm) {
        // The engine's gate order is input, forget, cell, output.
        Arrays.fill(bias, hidden, 2 * hidden, 1f);
      }
      return Tensor.of(bias, bias.length);
    }
    if (name.endsWith(RECURRENT)) {
      return values.orthogonal()
          ? values.orthogonal(hidden, shape)
          : values.uniform(1 / Math.sqrt(hidden), shape);
    }
    // An LSTM's matrices are those of its four gates, one below the other.
    return values.glorot(shape.get(1), ofLstm ? hidden : shape.get(0), shape);
  }

  @Override
  public NDArray embedding(PaddedFrames frames, int member, boolean training) {
    NDArray x = frames.frames();
    NDArray zeros = x.getManager().zeros(new Shape(1, x.getShape().get(0), config.hidden()));
    String prefix = VoiceNetwork.prefix(member);
    for (int layer = 0; layer < config.layers(); layer++) {
      String lstm = prefix + "lstm." + layer + ".";
      double rate = layer == 0 ? config.inputDropout() : config.dropout();
      NDArray in = Layers.dropout(x, rate, training);
      NDArray forward = lstm(in, zeros, lstm + "forward.");
      NDArray turned = reversed(in, frames.backwards());
      NDArray backward = reversed(lstm(turned, zeros, lstm + "backward."), frames.backwards());
      x = forward.concat(backward, 2);
    }
    return config.pooling() == Pooling.MEAN
        ? Layers.mean(x, frames.mask())
        : Layers.attention(x, frames.mask(), parameters, prefix);
  }

  @Override
  public NDArray logits(NDArray embedding, int member, boolean training) {
    String prefix = VoiceNetwork.prefix(member);
    return Layers.linear(
        Layers.dropout(embedding, config.dropout(), training),
        parameters.get(prefix + "output.weight"),
        parameters.get(prefix + "output.bias"));
  }

  private NDArray lstm(NDArray x, NDArray zeros, String prefix) {
    NDArray bias = parameters.get(prefix + "bias");
    // The engine adds two biases; one is enough.
    NDArray noBias = x.getManager().zeros(bias.getShape());
    NDList weights =
        new NDList(
            parameters.get(prefix + "input"), parameters.get(prefix + RECURRENT), bias, noBias);
    return x.getNDArrayInternal()
        .lstm(x, new NDList(zeros, zeros), weights, true, 1, 0, false, false, true)
        .get(0);
  }

  /** Each sequence from its last frame to its first, padding left behind it. */
  private static NDArray reversed(NDArray x, NDArray backwards) {
    return x.gather(backwards.expandDims(2).broadcast(x.getShape()), 1);
  }
}
