package dev.duet.fusion.mlp;

import dev.duet.audio.Matrix;
import dev.duet.emotion.Emotion;
import java.util.Optional;

/**
 * An example that both towers read themselves.
 *
 * @param label its emotion
 * @param frames of its sound, if it has any, as the audio model's features give them
 * @param words what is said, if it is known
 */
public record JointExample(Emotion label, Optional<Matrix> frames, Optional<String> words) {

  /**
   * Checks that there is something to learn from.
   *
   * @throws IllegalArgumentException if it has neither sound nor words
   */
  public JointExample {
    Example.requireAny(label, frames, words);
  }
}
