package dev.duet.recipe;

import dev.duet.audio.Matrix;
import dev.duet.audio.Waveform;
import dev.duet.bundle.Bundle;
import dev.duet.bundle.HeardVoice;
import dev.duet.corpus.Sample;
import dev.duet.fusion.Evidence;
import dev.duet.voice.SpeakerProfile;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Hears samples one after the other as one who remembers their speakers. */
final class SpeakerMemory {
  private final Bundle bundle;
  private final Map<String, SpeakerProfile> profiles = new HashMap<>();
  private final Map<String, Evidence> heard = new HashMap<>();

  /**
   * A memory of nobody yet.
   *
   * @param bundle that learns voices
   */
  SpeakerMemory(Bundle bundle) {
    this.bundle = bundle;
  }

  /** Hears a sample by what is known of its speaker, if it has one, and remembers the voice. */
  void hear(Sample sample, Matrix features, Waveform sound) {
    if (sample.speaker().isPresent()) {
      String speaker = sample.speaker().get();
      HeardVoice voice =
          bundle.hear(features, sound, profiles.getOrDefault(speaker, bundle.stranger()));
      profiles.put(speaker, voice.speaker());
      heard.put(sample.id(), voice.evidence());
    }
  }

  /** How many speakers were heard. */
  int speakers() {
    return profiles.size();
  }

  /** What was heard in a sample, if it was of somebody. */
  Optional<Evidence> of(Sample sample) {
    return Optional.ofNullable(heard.get(sample.id()));
  }
}
