package dev.duet.fusion.mlp;

import dev.duet.emotion.Emotion;
import dev.duet.fusion.Modality;
import dev.duet.train.Progress;
import dev.duet.train.TrainingPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Embeddings of noise in which one value tells the emotion: sound and words of three emotions,
 * sound alone of neutral, words alone of love.
 */
final class ToyEmbeddings {
  static final List<Emotion> SHARED = List.of(Emotion.ANGRY, Emotion.JOY, Emotion.SADNESS);
  static final int AUDIO_WIDTH = 5;
  static final int TEXT_WIDTH = 4;
  static final MlpConfig NETWORK = new MlpConfig(12, 0.1, 0.5);

  private static final double CLEAR = 6;

  private ToyEmbeddings() {}

  static List<Embedded> examples(int each, long seed) {
    Random random = new Random(seed);
    List<Embedded> examples = new ArrayList<>();
    for (int i = 0; i < each; i++) {
      for (Emotion label : SHARED) {
        int place = SHARED.indexOf(label);
        examples.add(
            new Embedded(
                label,
                Optional.of(telling(place, AUDIO_WIDTH, random)),
                Optional.of(telling(place, TEXT_WIDTH, random))));
      }
      float[] neutral = telling(3, AUDIO_WIDTH, random);
      examples.add(new Embedded(Emotion.NEUTRAL, Optional.of(neutral), Optional.empty()));
      float[] love = telling(3, TEXT_WIDTH, random);
      examples.add(new Embedded(Emotion.LOVE, Optional.empty(), Optional.of(love)));
    }
    return examples;
  }

  private static float[] telling(int place, int width, Random random) {
    float[] values = new float[width];
    for (int i = 0; i < width; i++) {
      values[i] = (float) (random.nextGaussian() + (i == place ? CLEAR : 0));
    }
    return values;
  }

  /** What an example has, as a prediction takes it. */
  static Map<Modality, float[]> both(Embedded example) {
    return Map.of(
        Modality.AUDIO, example.audio().orElseThrow(), Modality.TEXT, example.text().orElseThrow());
  }

  static MlpTraining training(int epochs, int seed) {
    TrainingPlan plan =
        new TrainingPlan(epochs, 0.02, 0.1, 0.01, 1, 0, seed, TrainingPlan.Keep.LAST);
    return new MlpTraining(NETWORK, 8, 0.05, plan);
  }

  static FeatureFusionTrainer.Result train(
      int epochs, int seed, Progress progress, Optional<Path> folder) {
    return FeatureFusionTrainer.train(
        training(epochs, seed), examples(8, 1), examples(4, 2), progress, folder);
  }
}
