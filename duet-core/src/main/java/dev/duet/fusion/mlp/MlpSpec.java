package dev.duet.fusion.mlp;

import dev.duet.emotion.Emotion;
import dev.duet.fusion.Modality;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that feature-level fusion is, but for its weights.
 *
 * @param config shape of the network
 * @param inputs what it reads of each modality; every modality has an entry
 */
public record MlpSpec(MlpConfig config, Map<Modality, Input> inputs) {

  /**
   * What the network reads of a modality.
   *
   * @param width of the embedding, positive
   * @param labels the emotions the modality knows, at least one
   */
  public record Input(int width, List<Emotion> labels) {

    /**
     * Checks the ranges and copies the list.
     *
     * @throws IllegalArgumentException with a sentence if the width is not positive or there is no
     *     label
     */
    public Input {
      if (width < 1 || labels == null || labels.isEmpty()) {
        throw new IllegalArgumentException(
            "an embedding needs a positive width and labels, not " + width + " and " + labels);
      }
      labels = List.copyOf(labels);
    }
  }

  /**
   * Checks that nothing is missing.
   *
   * @throws IllegalArgumentException with a sentence if something is
   */
  public MlpSpec {
    if (config == null || inputs == null) {
      throw new IllegalArgumentException("feature-level fusion needs a config and inputs");
    }
    for (Modality modality : Modality.values()) {
      if (inputs.get(modality) == null) {
        throw new IllegalArgumentException(
            "feature-level fusion needs an input of " + modality.label());
      }
    }
    inputs = Collections.unmodifiableMap(new EnumMap<>(inputs));
  }

  /** The labels that a modality knows, in the order of the network's outputs. */
  public List<Emotion> labels() {
    return labels(inputs.keySet());
  }

  /** Those of the labels that one of these modalities knows, in the same order. */
  public List<Emotion> labels(Collection<Modality> modalities) {
    Set<Emotion> known = EnumSet.noneOf(Emotion.class);
    modalities.forEach(modality -> known.addAll(inputs.get(modality).labels()));
    return List.copyOf(known);
  }
}
