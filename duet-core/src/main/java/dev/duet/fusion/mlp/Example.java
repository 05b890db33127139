package dev.duet.fusion.mlp;

import dev.duet.emotion.Emotion;
import dev.duet.fusion.Modality;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * An example as the towers read it.
 *
 * @param label its emotion
 * @param audio what the audio tower reads, if there is sound
 * @param text what the text tower reads, if there are words
 * @param <A> what an audio tower reads
 * @param <T> what a text tower reads
 */
record Example<A, T>(Emotion label, Optional<A> audio, Optional<T> text) {

  /**
   * Refuses an example of nothing.
   *
   * @throws IllegalArgumentException if there is no label, or neither sound nor words
   */
  static void requireAny(Emotion label, Optional<?> audio, Optional<?> text) {
    if (label == null || (audio.isEmpty() && text.isEmpty())) {
      throw new IllegalArgumentException(
          "an example needs a label, and sound or words; it has the label " + label);
    }
  }

  Set<Modality> modalities() {
    Set<Modality> present = EnumSet.noneOf(Modality.class);
    audio.ifPresent(a -> present.add(Modality.AUDIO));
    text.ifPresent(t -> present.add(Modality.TEXT));
    return present;
  }

  /**
   * The same, or where it has both modalities, with some probability only one of them, at random
   * which.
   */
  Example<A, T> dropped(double probability, Random random) {
    if (audio.isEmpty() || text.isEmpty() || random.nextDouble() >= probability) {
      return this;
    }
    return random.nextBoolean()
        ? new Example<>(label, audio, Optional.empty())
        : new Example<>(label, Optional.empty(), text);
  }
}
