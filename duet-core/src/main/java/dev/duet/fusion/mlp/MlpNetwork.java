package dev.duet.fusion.mlp;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.duet.fusion.Modality;
import dev.duet.weights.Parameters;
import dev.duet.weights.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * A perceptron of one hidden layer over both embeddings. Each embedding is brought to mean 0 and
 * deviation 1 (layer normalisation without gain and bias, Ba et al. 2016), so that a tower may be
 * frozen or learning and neither drowns the other; a missing one is zeros. Flags say which are
 * there.
 *
 * <p>The network owns no memory: its parameters belong to whoever made them.
 */
final class MlpNetwork {
  private static final String HIDDEN = "hidden";
  private static final String OUTPUT = "output";
  private static final float EPSILON = 1e-5f;

  private final MlpSpec spec;
  private final Parameters parameters;

  /** A network over parameters as {@link #shapes} names and shapes them. */
  MlpNetwork(MlpSpec spec, Parameters parameters) {
    this.spec = spec;
    this.parameters = parameters;
  }

  /** The parameters of a network, by their names. */
  static Map<String, Shape> shapes(MlpSpec spec) {
    long hidden = spec.config().hidden();
    long labels = spec.labels().size();
    long inputs = Modality.values().length;
    for (MlpSpec.Input input : spec.inputs().values()) {
      inputs += input.width();
    }
    Map<String, Shape> shapes = new LinkedHashMap<>();
    shapes.put(HIDDEN + ".weight", new Shape(hidden, inputs));
    shapes.put(HIDDEN + ".bias", new Shape(hidden));
    shapes.put(OUTPUT + ".weight", new Shape(labels, hidden));
    shapes.put(OUTPUT + ".bias", new Shape(labels));
    return shapes;
  }

  /** Freshly drawn parameters: Glorot-uniform matrices, biases of zero. */
  static Map<String, Tensor> initial(MlpSpec spec, long seed) {
    Random random = new Random(seed);
    Map<String, Tensor> drawn = new LinkedHashMap<>();
    shapes(spec)
        .forEach(
            (name, shape) -> {
              float[] values = new float[Math.toIntExact(shape.size())];
              if (shape.dimension() == 2) {
                double bound = Math.sqrt(6.0 / (shape.get(0) + shape.get(1)));
                for (int i = 0; i < values.length; i++) {
                  values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
                }
              }
              drawn.put(name, Tensor.of(values, shape.getShape()));
            });
    return drawn;
  }

  /**
   * Logits of a batch, {@code [batch, labels]}, those that are closed far below the others.
   *
   * @param embeddings of the examples that have the modality, in their order, {@code [having,
   *     width]}; none of a modality that no example has
   * @param manager owner of all arrays made here
   * @param training whether dropout applies
   */
  NDArray logits(
      Presence presence, Map<Modality, NDArray> embeddings, NDManager manager, boolean training) {
    NDList inputs = new NDList();
    for (Modality modality : Modality.values()) {
      int width = spec.inputs().get(modality).width();
      NDArray embedded = embeddings.get(modality);
      inputs.add(presence.flags(modality, manager));
      inputs.add(
          embedded == null
              ? manager.zeros(new Shape(presence.size(), width))
              : presence.placement(modality, manager).matMul(norm(embedded, width)));
    }
    NDArray hidden = linear(HIDDEN, NDArrays.concat(inputs, 1)).getNDArrayInternal().relu();
    double rate = spec.config().dropout();
    NDArray kept =
        training && rate > 0
            ? hidden.getNDArrayInternal().dropout(hidden, (float) rate, true).singletonOrThrow()
            : hidden;
    return linear(OUTPUT, kept).add(presence.closed(spec, manager));
  }

  private static NDArray norm(NDArray x, int width) {
    NDArray ones = x.getManager().ones(new Shape(width));
    NDArray zeros = x.getManager().zeros(new Shape(width));
    return x.getNDArrayInternal()
        .layerNorm(x, new Shape(width), ones, zeros, EPSILON)
        .singletonOrThrow();
  }

  private NDArray linear(String name, NDArray x) {
    return x.getNDArrayInternal()
        .linear(x, parameters.get(name + ".weight"), parameters.get(name + ".bias"))
        .singletonOrThrow();
  }
}
