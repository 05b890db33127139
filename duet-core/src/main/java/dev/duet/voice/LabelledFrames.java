package dev.duet.voice;

import dev.duet.audio.Matrix;
import dev.duet.emotion.Emotion;
import java.util.List;

/**
 * An utterance to learn from, as it is and perhaps as it might have been.
 *
 * @param variants the recording first, then what augmentation made of it; each as an {@link Ear}
 *     gives them, {@code [features, frames]}. Every epoch hears one of them.
 * @param tone what it sounds like
 * @param speaker who speaks, if that is known
 * @param corpus whose recording it is, if there are several
 */
public record LabelledFrames(List<Matrix> variants, Tone tone, String speaker, String corpus) {
  private static final String NOBODY = "";
  private static final String NONE = "";

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

  /** An utterance of the only corpus. */
  public LabelledFrames(List<Matrix> variants, Tone tone, String speaker) {
    this(variants, tone, speaker, NONE);
  }

  /** An utterance of somebody. */
  public LabelledFrames(List<Matrix> variants, Emotion label) {
    this(variants, Tone.of(label), NOBODY);
  }

  /** An utterance of somebody, without variants. */
  public LabelledFrames(Matrix frames, Emotion label) {
    this(List.of(frames), label);
  }

  /** The recording as it is. */
  public Matrix frames() {
    return variants.get(0);
  }

  /** Its emotion. */
  public Emotion label() {
    return tone.emotion();
  }
}
