package dev.duet.fusion.mlp;

import dev.duet.emotion.Emotion;
import java.util.Optional;

/**
 * An example whose embeddings were computed before. The arrays are not copied; whoever holds one
 * treats them as read-only.
 *
 * @param label its emotion
 * @param audio embedding of its sound, if it has any
 * @param text embedding of its words, if it has any
 */
public record Embedded(Emotion label, Optional<float[]> audio, Optional<float[]> text) {

  /**
   * Checks that there is something to learn from.
   *
   * @throws IllegalArgumentException if it has neither sound nor words
   */
  public Embedded {
    Example.requireAny(label, audio, text);
  }
}
