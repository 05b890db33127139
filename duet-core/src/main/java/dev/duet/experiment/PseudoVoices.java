package dev.duet.experiment;

import dev.duet.audio.Matrix;
import dev.duet.audio.Waveform;
import dev.duet.corpus.Sample;
import dev.duet.recipe.Judged;
import dev.duet.recipe.VoiceStage;
import dev.duet.voice.FrameFeatures;
import dev.duet.voice.VoiceModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Voices that nobody has heard, made of ones that were by a {@link Disguise}. What a model makes of
 * them says how far to trust it on a new speaker, where the only other speaker is the one to be
 * tested on. They are judged, never learned from.
 */
final class PseudoVoices {
  private final FrameFeatures features;
  private final Disguise disguise;
  private final Map<String, List<Matrix>> frames = new HashMap<>();

  /** Voices made by resampling. */
  PseudoVoices(FrameFeatures features) {
    this(features, Disguise.RESAMPLED);
  }

  PseudoVoices(FrameFeatures features, Disguise disguise) {
    this.features = features;
    this.disguise = disguise;
  }

  /** What a model makes of every sample in every pseudo-voice. */
  List<Judged> judge(VoiceModel model, List<Sample> samples) {
    List<Judged> judged = new ArrayList<>();
    for (Sample sample : samples) {
      for (Matrix voice : voices(sample)) {
        judged.add(new Judged(sample, model.score(voice)));
      }
    }
    return judged;
  }

  /** The features of one sample in every pseudo-voice, computed once. */
  List<Matrix> voices(Sample sample) {
    return frames.computeIfAbsent(sample.id(), id -> VoiceStage.heard(sample, this::voices));
  }

  private List<Matrix> voices(Waveform sound) {
    return disguise.of(sound).stream().map(features::of).toList();
  }
}
