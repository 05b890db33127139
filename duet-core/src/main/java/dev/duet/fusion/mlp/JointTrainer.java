package dev.duet.fusion.mlp;

import dev.duet.audio.Matrix;
import dev.duet.text.TextModel;
import dev.duet.train.History;
import dev.duet.train.Progress;
import dev.duet.train.Trainer;
import dev.duet.voice.VoiceModel;
import dev.duet.weights.Parameters;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Trains a {@link FeatureFusion} together with the towers below it: gradients flow through both
 * into all that makes their embeddings but the word embeddings, which stay. The towers' own output
 * layers are left as they were and no longer fit; what the towers say alone is worth nothing
 * afterwards.
 */
public final class JointTrainer {
  private JointTrainer() {}

  /**
   * Trains a network and changes the towers, which stay owned by the caller. If it fails on the
   * way, the towers are those of no epoch.
   *
   * @param training how
   * @param towerPace share of the learning rate at which the towers learn, in (0, 1]; they know
   *     something already, and the network above them nothing
   * @param audio tower that reads frames
   * @param text tower that reads words
   * @param train what it learns from: with both modalities, or with one; a modality will know the
   *     labels that it comes with here
   * @param validation what it is watched on
   * @param progress told of every step
   * @param folder of checkpoints, from which an interrupted training goes on if the towers are the
   *     same as then; none keeps none
   * @throws IllegalArgumentException with a sentence if {@code towerPace} is out of range, a
   *     modality never occurs, there is nothing to be watched on, or a label of {@code validation}
   *     is known to no modality that the example has
   * @throws dev.duet.weights.WeightsException if the folder holds a checkpoint of other settings
   */
  public static FeatureFusionTrainer.Result train(
      MlpTraining training,
      double towerPace,
      VoiceModel audio,
      TextModel text,
      List<JointExample> train,
      List<JointExample> validation,
      Progress progress,
      Optional<Path> folder) {
    if (!(towerPace > 0 && towerPace <= 1)) {
      throw new IllegalArgumentException("towerPace must be in (0, 1], not " + towerPace);
    }
    var examples = new Examples<>(unpacked(train), unpacked(validation));
    MlpSpec spec = examples.spec(training.network(), audio.embeddingWidth(), text.width());
    Parameters parameters = Parameters.of(MlpNetwork.initial(spec, training.plan().seed()));
    FeatureFusion model = new FeatureFusion(spec, parameters);
    try {
      var fusion =
          new MlpLearner<>(spec, training, parameters, audio::embed, text::embed, examples);
      JointLearner learner = new JointLearner(fusion, audio, text, towerPace);
      History history = Trainer.train(learner, training.plan(), progress, folder);
      return new FeatureFusionTrainer.Result(model, history);
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  private static List<Example<Matrix, String>> unpacked(List<JointExample> examples) {
    return examples.stream().map(e -> new Example<>(e.label(), e.frames(), e.words())).toList();
  }
}
