package dev.duet.voice;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.duet.weights.Parameters;
import dev.duet.weights.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Attentive statistics pooling over the states of an encoder, as {@link AttentiveConfig} shapes it.
 */
final class AttentiveNetwork implements VoiceNetwork {
  private static final String LAYERS = "layers";

  /** Keeps the root of a variance of nearly nothing from having an endless slope. */
  private static final float SMALLEST_VARIANCE = 1e-4f;

  private final AttentiveConfig config;
  private final Parameters parameters;

  /** A network over parameters as {@link #shapes} names and shapes them. */
  AttentiveNetwork(AttentiveConfig config, Parameters parameters) {
    this.config = config;
    this.parameters = parameters;
  }

  @Override
  public AttentiveConfig config() {
    return config;
  }

  static Map<String, Shape> shapes(AttentiveConfig config, int inputs, int labels) {
    if (inputs % config.layers() != 0) {
      throw new IllegalArgumentException(
          inputs + " values a frame are no " + config.layers() + " layers");
    }
    Map<String, Shape> shapes = new LinkedHashMap<>();
    long states = inputs / config.layers();
    for (int member = 0; member < config.members(); member++) {
      String prefix = VoiceNetwork.prefix(member);
      shapes.put(prefix + LAYERS, new Shape(config.layers()));
      shapes.put(prefix + "attention.weight", new Shape(config.attention(), states));
      shapes.put(prefix + "attention.bias", new Shape(config.attention()));
      shapes.put(prefix + "attention.query", new Shape(1, config.attention()));
      shapes.put(prefix + "embedding.weight", new Shape(config.embedding(), 2 * states));
      shapes.put(prefix + "embedding.bias", new Shape(config.embedding()));
      shapes.put(prefix + "output.weight", new Shape(labels, config.embedding()));
      shapes.put(prefix + "output.bias", new Shape(labels));
    }
    return shapes;
  }

  /** Freshly drawn parameters; layers and frames begin with equal weights. */
  static Map<String, Tensor> initial(
      AttentiveConfig config, int inputs, int labels, InitialValues values) {
    Map<String, Tensor> drawn = new LinkedHashMap<>();
    shapes(config, inputs, labels)
        .forEach(
            (name, shape) ->
                drawn.put(
                    name,
                    shape.dimension() == 1 || name.endsWith("query")
                        ? InitialValues.constant(0, shape)
                        : values.glorot(shape.get(1), shape.get(0), shape)));
    return drawn;
  }

  @Override
  public NDArray embedding(PaddedFrames frames, int member, boolean training) {
    String prefix = VoiceNetwork.prefix(member);
    NDArray x = mixed(Layers.dropout(frames.frames(), config.inputDropout(), training), prefix);
    NDArray share = Layers.attentionShares(x, frames.mask(), parameters, prefix).expandDims(2);
    NDArray mean = x.mul(share).sum(new int[] {1}, true);
    NDArray variance = x.sub(mean).square().mul(share).sum(new int[] {1});
    NDArray deviation = variance.add(x.getManager().create(SMALLEST_VARIANCE)).sqrt();
    NDArray pooled = mean.squeeze(1).concat(deviation, 1);
    return Layers.linear(
            Layers.dropout(pooled, config.dropout(), training),
            parameters.get(prefix + "embedding.weight"),
            parameters.get(prefix + "embedding.bias"))
        .getNDArrayInternal()
        .relu();
  }

  /** The layers' states, weighed: {@code [size, frames, layers * states]} to one layer's width. */
  private NDArray mixed(NDArray frames, String prefix) {
    Shape shape = frames.getShape();
    long states = shape.get(2) / config.layers();
    NDArray weights = parameters.get(prefix + LAYERS).softmax(0).reshape(1, 1, config.layers(), 1);
    return frames
        .reshape(shape.get(0), shape.get(1), config.layers(), states)
        .mul(weights)
        .sum(new int[] {2});
  }

  @Override
  public NDArray logits(NDArray embedding, int member, boolean training) {
    String prefix = VoiceNetwork.prefix(member);
    return Layers.linear(
        Layers.dropout(embedding, config.dropout(), training),
        parameters.get(prefix + "output.weight"),
        parameters.get(prefix + "output.bias"));
  }
}
