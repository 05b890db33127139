package dev.duet.fusion.mlp;

import dev.duet.emotion.Emotion;
import dev.duet.fusion.Modality;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a training learns from and what it is watched on.
 *
 * @param <A> what an audio tower reads
 * @param <T> what a text tower reads
 */
record Examples<A, T>(List<Example<A, T>> training, List<Example<A, T>> validation) {

  /** Everything that an audio tower will read. */
  List<A> audio() {
    return all(Example::audio);
  }

  /** Everything that a text tower will read. */
  List<T> text() {
    return all(Example::text);
  }

  private <I> List<I> all(Function<Example<A, T>, Optional<I>> part) {
    return Stream.of(training, validation)
        .flatMap(List::stream)
        .flatMap(example -> part.apply(example).stream())
        .toList();
  }

  /**
   * The network that these examples can train: a modality knows the labels that it comes with in
   * training.
   *
   * @param audioWidth of an audio tower's embeddings
   * @param textWidth of a text tower's embeddings
   * @throws IllegalArgumentException with a sentence if a modality does not occur in training, or
   *     validation is empty or has a label that no modality at hand knows
   */
  MlpSpec spec(MlpConfig config, int audioWidth, int textWidth) {
    MlpSpec spec =
        new MlpSpec(
            config,
            Map.of(
                Modality.AUDIO, new MlpSpec.Input(audioWidth, known(Modality.AUDIO)),
                Modality.TEXT, new MlpSpec.Input(textWidth, known(Modality.TEXT))));
    if (validation.isEmpty()) {
      throw new IllegalArgumentException("feature-level fusion needs examples for validation");
    }
    for (Example<A, T> example : validation) {
      if (!spec.labels(example.modalities()).contains(example.label())) {
        throw new IllegalArgumentException(
            "validation has an example of %s with %s, and training has none"
                .formatted(example.label(), example.modalities()));
      }
    }
    return spec;
  }

  private List<Emotion> known(Modality modality) {
    List<Emotion> labels =
        training.stream()
            .filter(example -> example.modalities().contains(modality))
            .map(Example::label)
            .distinct()
            .sorted()
            .toList();
    if (labels.isEmpty()) {
      throw new IllegalArgumentException(
          "feature-level fusion needs training examples with " + modality.label());
    }
    return labels;
  }
}
