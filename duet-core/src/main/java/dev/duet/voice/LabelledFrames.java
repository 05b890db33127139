package dev.duet.voice;

import dev.duet.audio.Matrix;
import dev.duet.emotion.Emotion;
import java.util.List;

/**
 * An utterance to learn from, as it is and perhaps as it might have been.
 *
 * @param variants the recording first, then what augmentation made of it; each as {@link
 *     FrameFeatures#of} gives them, {@code [features, frames]}. Every epoch hears one of them.
 * @param label its emotion
 */
public record LabelledFrames(List<Matrix> variants, Emotion label) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if it is empty
   */
  public LabelledFrames {
    variants = List.copyOf(variants);
    if (variants.isEmpty()) {
      throw new IllegalArgumentException("an utterance has no frames");
    }
  }

  /** An utterance without variants. */
  public LabelledFrames(Matrix frames, Emotion label) {
    this(List.of(frames), label);
  }

  /** The recording as it is. */
  public Matrix frames() {
    return variants.get(0);
  }
}
