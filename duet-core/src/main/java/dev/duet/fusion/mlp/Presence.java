package dev.duet.fusion.mlp;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.duet.emotion.Emotion;
import dev.duet.fusion.Modality;
import java.util.List;
import java.util.Set;

/**
 * Which example of a batch has which modality.
 *
 * @param examples the modalities of each, at least one
 */
record Presence(List<Set<Modality>> examples) {
  /** Added to a logit that is closed: far below any, and finite. */
  private static final float CLOSED = -1e9f;

  int size() {
    return examples.size();
  }

  /** One where an example has a modality, {@code [size, 1]}. */
  NDArray flags(Modality modality, NDManager manager) {
    float[] flags = new float[size()];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = examples.get(i).contains(modality) ? 1 : 0;
    }
    return manager.create(flags, new Shape(flags.length, 1));
  }

  /**
   * What puts the embeddings of those who have a modality into their rows of the batch, and zeros
   * into the others, when multiplied by them: {@code [size, having]}.
   */
  NDArray placement(Modality modality, NDManager manager) {
    int having = (int) examples.stream().filter(has -> has.contains(modality)).count();
    float[] ones = new float[size() * having];
    int next = 0;
    for (int i = 0; i < size(); i++) {
      if (examples.get(i).contains(modality)) {
        ones[i * having + next++] = 1;
      }
    }
    return manager.create(ones, new Shape(size(), having));
  }

  /** Zero where a modality at hand knows the label, far below where none does. */
  NDArray closed(MlpSpec spec, NDManager manager) {
    List<Emotion> labels = spec.labels();
    float[] closed = new float[size() * labels.size()];
    for (int i = 0; i < size(); i++) {
      List<Emotion> open = spec.labels(examples.get(i));
      for (int c = 0; c < labels.size(); c++) {
        closed[i * labels.size() + c] = open.contains(labels.get(c)) ? 0 : CLOSED;
      }
    }
    return manager.create(closed, new Shape(size(), labels.size()));
  }
}
