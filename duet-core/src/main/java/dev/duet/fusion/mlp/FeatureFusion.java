package dev.duet.fusion.mlp;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import dev.duet.fusion.Modality;
import dev.duet.weights.Parameters;
import dev.duet.weights.SafeTensors;
import dev.duet.weights.Tensor;
import dev.duet.weights.Torch;
import dev.duet.weights.WeightsException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells the emotion of an utterance from the embeddings of its sound and its words, or of one of
 * them. Thread-safe until closed; owns its weights.
 */
public final class FeatureFusion implements AutoCloseable {
  private final MlpSpec spec;
  private final Parameters parameters;
  private final MlpNetwork network;

  FeatureFusion(MlpSpec spec, Parameters parameters) {
    this.spec = spec;
    this.parameters = parameters;
    this.network = new MlpNetwork(spec, parameters);
  }

  /**
   * Reads the weights of a network.
   *
   * @throws WeightsException if the file cannot be read or does not fit the spec
   */
  public static FeatureFusion load(MlpSpec spec, Path file) {
    SafeTensors stored = SafeTensors.read(file);
    Map<String, Tensor> weights = new LinkedHashMap<>();
    MlpNetwork.shapes(spec)
        .forEach((name, shape) -> weights.put(name, stored.required(name, shape, file)));
    return new FeatureFusion(spec, Parameters.of(weights));
  }

  /** Writes the weights, in single precision. */
  public void save(Path file) {
    new SafeTensors(parameters.copies(parameters.names()), Map.of()).write(file);
  }

  /** What the network is. */
  public MlpSpec spec() {
    return spec;
  }

  /** Its weights; they stay owned by this object. */
  public Parameters parameters() {
    return parameters;
  }

  /**
   * The scores of one utterance, over the labels that its modalities know.
   *
   * @param embeddings of one modality or both, as wide as the spec says
   * @throws IllegalArgumentException if there is none, or one has another width
   */
  public Scores score(Map<Modality, float[]> embeddings) {
    if (embeddings.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to fuse: no modality gave an embedding");
    }
    embeddings.forEach(
        (modality, embedding) -> {
          int width = spec.inputs().get(modality).width();
          if (embedding.length != width) {
            throw new IllegalArgumentException(
                "an embedding of %s has %d values here, not %d"
                    .formatted(modality.label(), width, embedding.length));
          }
        });
    float[] probabilities = Torch.withoutGradients(() -> probabilities(embeddings));
    List<Emotion> labels = spec.labels();
    List<Emotion> open = spec.labels(embeddings.keySet());
    return Scores.of(
        open, open.stream().mapToDouble(label -> probabilities[labels.indexOf(label)]).toArray());
  }

  private float[] probabilities(Map<Modality, float[]> embeddings) {
    try (NDScope scope = new NDScope();
        NDManager manager = Torch.newManager()) {
      scope.suppressNotUsedWarning();
      Map<Modality, NDArray> rows = new EnumMap<>(Modality.class);
      embeddings.forEach(
          (modality, embedding) ->
              rows.put(modality, manager.create(embedding, new Shape(1, embedding.length))));
      Presence presence = new Presence(List.of(embeddings.keySet()));
      return network.logits(presence, rows, manager, false).softmax(1).toFloatArray();
    }
  }

  @Override
  public void close() {
    parameters.close();
  }
}
