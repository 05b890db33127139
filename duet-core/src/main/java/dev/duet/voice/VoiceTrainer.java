package dev.duet.voice;

import dev.duet.emotion.Emotion;
import dev.duet.train.History;
import dev.duet.train.Progress;
import dev.duet.train.Trainer;
import dev.duet.weights.Parameters;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Trains a {@link VoiceModel}. */
public final class VoiceTrainer {
  private VoiceTrainer() {}

  /**
   * A trained model and how it came about.
   *
   * @param model of the chosen epoch; the caller closes it
   * @param history an entry an epoch
   */
  public record Result(VoiceModel model, History history) {}

  /**
   * Trains a model.
   *
   * @param features that the frames were made with
   * @param network its shape
   * @param training how to train
   * @param train what it learns from; their labels are those that the model will know
   * @param validation what it is watched on; labels among those of {@code train}
   * @param progress told of every step
   * @param folder of checkpoints, from which an interrupted training goes on; none keeps none
   * @throws IllegalArgumentException if there is nothing to learn from or to be watched on, or a
   *     label of {@code validation} does not occur in {@code train}
   * @throws dev.duet.weights.WeightsException if the folder holds a checkpoint of other settings
   */
  public static Result train(
      FrameFeatures features,
      LstmConfig network,
      VoiceTraining training,
      List<LabelledFrames> train,
      List<LabelledFrames> validation,
      Progress progress,
      Optional<Path> folder) {
    List<Emotion> labels = labels(train);
    if (labels.isEmpty() || validation.isEmpty() || !labels.containsAll(labels(validation))) {
      throw new IllegalArgumentException(
          "training on %s cannot be validated on %s".formatted(labels, labels(validation)));
    }
    VoiceSpec spec = new VoiceSpec(features, network, labels);
    Standardiser standardiser =
        Standardiser.over(train.stream().map(LabelledFrames::frames).toList());
    Parameters parameters =
        Parameters.of(
            LstmNetwork.initial(network, features.width(), labels.size(), training.plan().seed()));
    VoiceModel model = new VoiceModel(spec, standardiser, parameters);
    try {
      VoiceLearner learner =
          new VoiceLearner(
              new LstmNetwork(network, parameters),
              parameters,
              labels.size(),
              training,
              examples(train, labels, standardiser),
              examples(validation, labels, standardiser));
      return new Result(model, Trainer.train(learner, training.plan(), progress, folder));
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  private static List<Emotion> labels(List<LabelledFrames> utterances) {
    return utterances.stream().map(LabelledFrames::label).distinct().sorted().toList();
  }

  private static List<VoiceLearner.Example> examples(
      List<LabelledFrames> utterances, List<Emotion> labels, Standardiser standardiser) {
    return utterances.stream()
        .map(
            u ->
                new VoiceLearner.Example(standardiser.apply(u.frames()), labels.indexOf(u.label())))
        .toList();
  }
}
