package dev.duet.voice;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.duet.voice.CnnConfig.Activation;
import dev.duet.voice.CnnConfig.Pooling;
import dev.duet.weights.Parameters;
import dev.duet.weights.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Convolutions over the time of feature frames, as {@link CnnConfig} shapes them.
 *
 * <p>Padding is made zero before every convolution, which is what lies beyond the ends of an
 * utterance that is alone, and it counts neither in a normalisation nor in a pooling.
 */
final class CnnNetwork implements VoiceNetwork {
  private static final Shape ONE = new Shape(1);

  private final CnnConfig config;
  private final Parameters parameters;

  /** A network over parameters as {@link #shapes} names and shapes them. */
  CnnNetwork(CnnConfig config, Parameters parameters) {
    this.config = config;
    this.parameters = parameters;
  }

  @Override
  public CnnConfig config() {
    return config;
  }

  static Map<String, Shape> shapes(CnnConfig config, int inputs, int labels) {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    int embedding = config.embedding();
    for (int member = 0; member < config.members(); member++) {
      String prefix = VoiceNetwork.prefix(member);
      long width = inputs;
      for (int block = 0; block < config.channels().size(); block++) {
        long channels = config.channels().get(block);
        shapes.put(prefix + block(block) + "weight", new Shape(channels, width, config.kernel()));
        for (String name : BatchNorm.NAMES) {
          shapes.put(prefix + block(block) + name, new Shape(channels));
        }
        width = channels;
      }
      if (config.pooling() == Pooling.ATTENTION) {
        shapes.put(prefix + "attention.weight", new Shape(embedding, width));
        shapes.put(prefix + "attention.bias", new Shape(embedding));
        shapes.put(prefix + "attention.query", new Shape(1, embedding));
      }
      long pooled = config.pooling() == Pooling.ATTENTION ? width : 2 * width;
      shapes.put(prefix + "embedding.weight", new Shape(embedding, pooled));
      shapes.put(prefix + "embedding.bias", new Shape(embedding));
      shapes.put(prefix + "output.weight", new Shape(labels, embedding));
      shapes.put(prefix + "output.bias", new Shape(labels));
    }
    return shapes;
  }

  private static String block(int block) {
    return "block." + block + ".";
  }

  /** Freshly drawn parameters; a normalisation begins as one that changes nothing. */
  static Map<String, Tensor> initial(
      CnnConfig config, int inputs, int labels, InitialValues values) {
    Map<String, Tensor> drawn = new LinkedHashMap<>();
    shapes(config, inputs, labels)
        .forEach((name, shape) -> drawn.put(name, initial(name, shape, values)));
    return drawn;
  }

  private static Tensor initial(String name, Shape shape, InitialValues values) {
    return switch (shape.dimension()) {
      case 1 ->
          InitialValues.constant(
              name.endsWith(BatchNorm.SCALE) || name.endsWith(BatchNorm.VARIANCE) ? 1 : 0, shape);
      case 2 -> values.glorot(shape.get(1), shape.get(0), shape);
      default -> values.kaiming(shape.get(1) * shape.get(2), shape);
    };
  }

  @Override
  public NDArray embedding(PaddedFrames frames, int member, boolean training) {
    String prefix = VoiceNetwork.prefix(member);
    NDArray x = Layers.dropout(frames.frames(), config.inputDropout(), training);
    x = x.transpose(0, 2, 1);
    NDArray mask = frames.mask().expandDims(1);
    for (int block = 0; block < config.channels().size(); block++) {
      x = block(x, mask, prefix + block(block), training);
      NDArray fewer = thinned(mask);
      x = thinned(x.add(Layers.penalty(mask))).mul(fewer);
      mask = fewer;
    }
    NDArray pooled = pooled(x, mask, prefix);
    return active(
        Layers.linear(
            pooled,
            parameters.get(prefix + "embedding.weight"),
            parameters.get(prefix + "embedding.bias")));
  }

  @Override
  public NDArray logits(NDArray embedding, int member, boolean training) {
    String prefix = VoiceNetwork.prefix(member);
    return Layers.linear(
        Layers.dropout(embedding, config.dropout(), training),
        parameters.get(prefix + "output.weight"),
        parameters.get(prefix + "output.bias"));
  }

  /** One block but its pooling; what it makes of padding is anything. */
  private NDArray block(NDArray x, NDArray mask, String prefix, boolean training) {
    NDArray weight = parameters.get(prefix + "weight");
    // The normalisation has a shift, so the convolution needs no bias.
    NDArray noBias = x.getManager().zeros(new Shape(weight.getShape().get(0)));
    Shape margin = new Shape(config.kernel() / 2);
    NDArray convolved =
        x.getNDArrayInternal().convolution(x, weight, noBias, ONE, margin, ONE, 1).get(0).mul(mask);
    NDArray normal = new BatchNorm(parameters, prefix).of(convolved, mask, training);
    return Layers.dropout(active(normal), config.dropout(), training);
  }

  /** The maximum of every few frames; the last of them may be fewer. */
  private NDArray thinned(NDArray x) {
    if (config.stride() == 1) {
      return x;
    }
    Shape stride = new Shape(config.stride());
    return x.getNDArrayInternal().maxPool(stride, stride, new Shape(0), true);
  }

  private NDArray pooled(NDArray x, NDArray mask, String prefix) {
    if (config.pooling() == Pooling.ATTENTION) {
      return Layers.attention(x.transpose(0, 2, 1), mask.squeeze(1), parameters, prefix);
    }
    NDArray mean = Layers.mean(x.transpose(0, 2, 1), mask.squeeze(1));
    return mean.concat(x.add(Layers.penalty(mask)).max(new int[] {2}), 1);
  }

  private NDArray active(NDArray x) {
    return config.activation() == Activation.RELU
        ? x.getNDArrayInternal().relu()
        : x.getNDArrayInternal().gelu();
  }
}
