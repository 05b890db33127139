package dev.duet.voice;

import dev.duet.audio.effect.SpecAugment;
import dev.duet.train.History;
import dev.duet.train.Progress;
import dev.duet.train.Trainer;
import dev.duet.train.Validation;
import dev.duet.weights.Parameters;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;

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

  /** The same on features of frames, without masks. */
  public static Result train(
      FrameFeatures features,
      NetworkConfig network,
      VoiceTraining training,
      List<LabelledFrames> train,
      List<LabelledFrames> validation,
      Progress progress,
      Optional<Path> folder) {
    return train(
        features,
        features,
        network,
        training,
        Optional.empty(),
        train,
        validation,
        progress,
        folder);
  }

  /**
   * Trains a model.
   *
   * @param features that the frames were made with
   * @param ear that made them; the model gets a copy
   * @param network its shape
   * @param training how to train
   * @param masks laid over the standardised frames of whatever an epoch hears, if any
   * @param train what it learns from; their labels are those that the model will know
   * @param validation what it is watched on; labels among those of {@code train}
   * @param progress told of every step
   * @param folder of checkpoints, from which an interrupted training goes on; none keeps none
   * @throws IllegalArgumentException if there is nothing to learn from or to be watched on, or a
   *     label of {@code validation} does not occur in {@code train}
   * @throws dev.duet.weights.WeightsException if the folder holds a checkpoint of other settings
   */
  public static Result train(
      VoiceFeatures features,
      Ear ear,
      NetworkConfig network,
      VoiceTraining training,
      Optional<SpecAugment> masks,
      List<LabelledFrames> train,
      List<LabelledFrames> validation,
      Progress progress,
      Optional<Path> folder) {
    List<Tone> tones = tones(train);
    if (tones.isEmpty() || validation.isEmpty() || !tones.containsAll(tones(validation))) {
      throw new IllegalArgumentException(
          "training on %s cannot be validated on %s".formatted(tones, tones(validation)));
    }
    VoiceSpec spec = new VoiceSpec(features, network, tones);
    // Over recordings as they are, which is what a model will hear: variants say how the answer
    // must not change, not how sounds are distributed.
    Standardiser standardiser =
        Standardiser.over(train.stream().map(LabelledFrames::frames).toList());
    boolean takesSteps = !(network instanceof DiscriminantConfig);
    Parameters parameters = parameters(spec, training, standardiser, train);
    VoiceModel model = new VoiceModel(spec, ear.copy(), standardiser, parameters);
    try {
      VoiceLearner learner =
          new VoiceLearner(
              VoiceNetwork.of(network, parameters),
              parameters,
              tones.size(),
              training,
              masks,
              takesSteps
                  ? utterances(train, tones, standardiser, training.speakerBalance())
                  : List.of(),
              utterances(validation, tones, standardiser, 0));
      History history =
          takesSteps
              ? Trainer.train(learner, training.plan(), progress, folder)
              : found(learner.validate(), progress);
      return new Result(model, history);
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  /** What a network begins with, or what an analysis finds at once. */
  private static Parameters parameters(
      VoiceSpec spec,
      VoiceTraining training,
      Standardiser standardiser,
      List<LabelledFrames> train) {
    if (spec.network() instanceof DiscriminantConfig analysis) {
      return new DiscriminantTrainer(
              analysis, spec.tones(), standardiser, training.speakerBalance())
          .of(train);
    }
    InitialValues values =
        new InitialValues(new Random(training.plan().seed()), training.orthogonal());
    return Parameters.of(
        VoiceNetwork.initial(spec.network(), spec.features().width(), spec.tones().size(), values));
  }

  /** The history of what took no steps: the one epoch there is to speak of. */
  private static History found(Validation validation, Progress progress) {
    History.Epoch epoch = new History.Epoch(1, validation.loss(), validation, 0);
    progress.epoch(epoch);
    return new History(List.of(epoch));
  }

  /** What a model that learns from them tells apart. */
  static List<Tone> tones(List<LabelledFrames> utterances) {
    return utterances.stream().map(LabelledFrames::tone).distinct().sorted().toList();
  }

  private static List<VoiceLearner.Utterance> utterances(
      List<LabelledFrames> utterances,
      List<Tone> tones,
      Standardiser standardiser,
      double balance) {
    SpeakerBalance weights = SpeakerBalance.of(utterances, balance);
    return utterances.stream()
        .map(
            u ->
                new VoiceLearner.Utterance(
                    u.variants().stream().map(standardiser::apply).toList(),
                    tones.indexOf(u.tone()),
                    weights.of(u)))
        .toList();
  }
}
