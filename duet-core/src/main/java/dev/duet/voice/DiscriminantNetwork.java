package dev.duet.voice;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.duet.weights.Parameters;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A logistic discrimination as {@link DiscriminantConfig} shapes it and {@link
 * DiscriminantAnalysis} finds it. An embedding is what speaks for each group, a logit a group.
 */
final class DiscriminantNetwork implements VoiceNetwork {
  static final String PREFIX = VoiceNetwork.prefix(0);
  static final String WEIGHT = PREFIX + "projection.weight";
  static final String BIAS = PREFIX + "projection.bias";

  /** Of each group, the mean of its embeddings. */
  static final String CENTRES = PREFIX + "output.centres";

  /** Of each group, one at its tone; nothing where there is no such group. */
  static final String TONES = PREFIX + "output.tones";

  /** Of each group, one at its corpus, counted from zero. */
  static final String CORPORA = PREFIX + "output.corpora";

  /** Keeps the root of a variance of nothing from having an endless slope. */
  static final float SMALLEST_VARIANCE = 1e-4f;

  private static final float SMALLEST_PROBABILITY = 1e-9f;

  private final DiscriminantConfig config;
  private final Parameters parameters;

  /** A network over parameters as {@link #shapes} names and shapes them. */
  DiscriminantNetwork(DiscriminantConfig config, Parameters parameters) {
    this.config = config;
    this.parameters = parameters;
  }

  @Override
  public DiscriminantConfig config() {
    return config;
  }

  static Map<String, Shape> shapes(DiscriminantConfig config, int inputs, int labels) {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    shapes.put(WEIGHT, new Shape(config.embeddingWidth(), 2L * inputs));
    shapes.put(BIAS, new Shape(config.embeddingWidth()));
    shapes.put(CENTRES, new Shape(config.groups(), config.embeddingWidth()));
    shapes.put(TONES, new Shape(config.groups(), labels));
    shapes.put(CORPORA, new Shape(config.groups(), config.groups()));
    return shapes;
  }

  @Override
  public NDArray embedding(PaddedFrames frames, int member, boolean training) {
    NDArray x = frames.frames();
    NDArray mask = frames.mask().expandDims(2);
    NDArray count = mask.sum(new int[] {1}, true);
    NDArray mean = x.mul(mask).sum(new int[] {1}, true).div(count);
    NDArray variance = x.sub(mean).mul(mask).square().sum(new int[] {1}, true).div(count);
    NDArray deviation = variance.add(x.getManager().create(SMALLEST_VARIANCE)).sqrt();
    return Layers.linear(
        mean.concat(deviation, 2).squeeze(1), parameters.get(WEIGHT), parameters.get(BIAS));
  }

  /** Logits of the groups; far below any for those that there are not. */
  NDArray near(NDArray embedding) {
    return embedding.add(Layers.penalty(parameters.get(TONES).sum(new int[] {1})));
  }

  @Override
  public NDArray logits(NDArray embedding, int member, boolean training) {
    NDArray probabilities = near(embedding).softmax(1).matMul(parameters.get(TONES));
    return probabilities.add(embedding.getManager().create(SMALLEST_PROBABILITY)).log();
  }
}
