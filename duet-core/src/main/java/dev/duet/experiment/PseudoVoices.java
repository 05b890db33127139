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
 * Voices that nobody has heard, made of ones that were: a recording played faster or slower has
 * another pitch and another vocal tract. What a model makes of them says how far to trust it on a
 * new speaker, where the only other speaker is the one to be tested on. They are judged, never
 * learned from.
 */
final class PseudoVoices {
  /** From a much larger speaker to a much smaller one. */
  private static final double[] RATES = {0.8, 0.87, 1.15, 1.25};

  private final FrameFeatures features;
  private final Map<String, List<Matrix>> frames = new HashMap<>();

  PseudoVoices(FrameFeatures features) {
    this.features = features;
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
    List<Matrix> voices = new ArrayList<>();
    for (double rate : RATES) {
      int playedAt = (int) Math.round(sound.sampleRate() * rate);
      voices.add(features.of(Waveform.mono(sound.samples(), playedAt)));
    }
    return voices;
  }
}
