package dev.duet.voice;

import dev.duet.emotion.Emotion;
import java.util.List;

/**
 * All that an audio model is, but for its weights.
 *
 * @param features what it sees of a recording
 * @param network its shape
 * @param labels the emotions it knows, in the order of its outputs
 */
public record VoiceSpec(FrameFeatures features, NetworkConfig network, List<Emotion> labels) {

  /** Copies the list. */
  public VoiceSpec {
    labels = List.copyOf(labels);
  }
}
