package dev.duet.voice;

import dev.duet.audio.Matrix;
import dev.duet.emotion.Emotion;
import dev.duet.train.Progress;
import dev.duet.train.TrainingPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Utterances of noise, in which one feature of four tells the emotion; learnt in a second. */
final class ToyVoices {
  static final List<Emotion> LABELS = List.of(Emotion.ANGRY, Emotion.JOY, Emotion.SADNESS);
  static final FrameFeatures FEATURES =
      new FrameFeatures(16000, 512, 256, 4, 0, false, false, false, 30, 1, Normalisation.MEAN);
  static final LstmConfig NETWORK = new LstmConfig(2, 6, 1, LstmConfig.Pooling.ATTENTION, 0.1, 0.2);

  private ToyVoices() {}

  /** So many utterances of each label, of different lengths. */
  static List<LabelledFrames> utterances(int each, long seed) {
    Random random = new Random(seed);
    List<LabelledFrames> utterances = new ArrayList<>();
    for (int i = 0; i < each; i++) {
      for (Emotion label : LABELS) {
        Matrix frames = Matrix.zeros(FEATURES.width(), 6 + random.nextInt(9));
        for (int j = 0; j < frames.data().length; j++) {
          boolean tells = j / frames.columns() == LABELS.indexOf(label);
          frames.data()[j] = (float) (random.nextGaussian() + (tells ? 2 : 0));
        }
        utterances.add(new LabelledFrames(frames, label));
      }
    }
    return utterances;
  }

  static VoiceTrainer.Result train(int epochs, int seed, Progress progress, Optional<Path> folder) {
    TrainingPlan plan =
        new TrainingPlan(epochs, 0.02, 0.1, 0.01, 1, 0, seed, TrainingPlan.Keep.LAST);
    return VoiceTrainer.train(
        FEATURES,
        NETWORK,
        new VoiceTraining(3, 0.1, plan),
        utterances(2, 1),
        utterances(1, 2),
        progress,
        folder);
  }
}
