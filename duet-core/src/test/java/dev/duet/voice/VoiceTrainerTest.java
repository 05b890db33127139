package dev.duet.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duet.audio.Matrix;
import dev.duet.audio.effect.SpecAugment;
import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import dev.duet.train.History;
import dev.duet.train.Progress;
import dev.duet.train.TrainingPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VoiceTrainerTest {
  private static final int EPOCHS = 4;

  @TempDir Path folder;

  private static List<Scores> scores(VoiceTrainer.Result result) {
    try (VoiceModel model = result.model()) {
      return ToyVoices.utterances(2, 9).stream().map(u -> model.score(u.frames())).toList();
    }
  }

  @Test
  void sixUtterancesAreLearntByHeart() {
    try (VoiceModel model = ToyVoices.train(40, 1, Progress.none(), Optional.empty()).model()) {
      assertThat(model.spec().labels()).isEqualTo(ToyVoices.LABELS);
      for (LabelledFrames utterance : ToyVoices.utterances(2, 1)) {
        Scores scores = model.score(utterance.frames());
        assertThat(scores.top()).isEqualTo(utterance.label());
        assertThat(scores.of(utterance.label())).isGreaterThan(0.8);
      }
    }
  }

  @Test
  void aSeedFixesTheModel() {
    VoiceTrainer.Result one = ToyVoices.train(EPOCHS, 5, Progress.none(), Optional.empty());
    VoiceTrainer.Result again = ToyVoices.train(EPOCHS, 5, Progress.none(), Optional.empty());
    VoiceTrainer.Result other = ToyVoices.train(EPOCHS, 6, Progress.none(), Optional.empty());
    List<Scores> scores = scores(one);
    assertThat(scores(again)).isEqualTo(scores);
    assertThat(scores(other)).isNotEqualTo(scores);
    assertThat(one.history().epochs()).extracting(History.Epoch::epoch).containsExactly(1, 2, 3, 4);
  }

  @Test
  void anInterruptedTrainingEndsAsAnUninterruptedOne() {
    Optional<Path> checkpoints = Optional.of(folder);
    assertThatThrownBy(() -> ToyVoices.train(EPOCHS, 5, failingAfter(2), checkpoints))
        .hasMessage("power cut");
    List<Integer> epochs = new ArrayList<>();
    VoiceTrainer.Result resumed = ToyVoices.train(EPOCHS, 5, noting(epochs), checkpoints);
    assertThat(epochs).containsExactly(3, 4);
    assertThat(scores(resumed))
        .isEqualTo(scores(ToyVoices.train(EPOCHS, 5, Progress.none(), Optional.empty())));
  }

  private static VoiceTrainer.Result train(
      NetworkConfig network, VoiceTraining training, Progress progress, Optional<Path> folder) {
    return VoiceTrainer.train(
        ToyVoices.FEATURES,
        network,
        training,
        ToyVoices.utterances(2, 1),
        ToyVoices.utterances(1, 2),
        progress,
        folder);
  }

  private static final NetworkConfig CNN =
      new CnnConfig(
          2,
          List.of(8, 8),
          3,
          2,
          CnnConfig.Activation.GELU,
          CnnConfig.Pooling.MEAN_MAX,
          6,
          0.1,
          0.2);

  private static VoiceTraining training(TrainingPlan.Keep keep, int epochs) {
    return new VoiceTraining(3, 0.1, new TrainingPlan(epochs, 0.02, 0.1, 0.01, 1, 0, 5, keep));
  }

  @Test
  void aConvolutionalNetworkLearnsToo() {
    VoiceTraining training = training(TrainingPlan.Keep.LAST, 40);
    try (VoiceModel model = train(CNN, training, Progress.none(), Optional.empty()).model()) {
      for (LabelledFrames utterance : ToyVoices.utterances(2, 1)) {
        assertThat(model.score(utterance.frames()).top()).isEqualTo(utterance.label());
      }
    }
  }

  @Test
  void runningStatisticsAreKeptWithTheirEpochAndResume() {
    VoiceTraining best = training(TrainingPlan.Keep.BEST, EPOCHS);
    assertThatThrownBy(() -> train(CNN, best, failingAfter(2), Optional.of(folder)))
        .hasMessage("power cut");
    VoiceTrainer.Result resumed = train(CNN, best, Progress.none(), Optional.of(folder));
    VoiceTrainer.Result straight = train(CNN, best, Progress.none(), Optional.empty());
    assertThat(scores(resumed)).isEqualTo(scores(straight));
  }

  @Test
  void membersMaySeeTheUtterancesInOrdersOfTheirOwn() {
    VoiceTraining alike = training(TrainingPlan.Keep.LAST, EPOCHS);
    VoiceTraining apart = new VoiceTraining(3, 0.1, alike.plan(), false, true, false);
    List<Scores> scores =
        scores(train(ToyVoices.NETWORK, apart, Progress.none(), Optional.empty()));
    assertThat(scores(train(ToyVoices.NETWORK, apart, Progress.none(), Optional.empty())))
        .isEqualTo(scores)
        .isNotEqualTo(scores(train(ToyVoices.NETWORK, alike, Progress.none(), Optional.empty())));
  }

  @Test
  void everyEpochHearsOneOfTheVariantsUnderItsMasks() {
    List<LabelledFrames> varied =
        ToyVoices.utterances(2, 1).stream()
            .map(u -> new LabelledFrames(List.of(u.frames(), noise(u.frames())), u.label()))
            .toList();
    List<Scores> plain = scores(augmented(varied, Optional.empty()));
    List<Scores> masked = scores(augmented(varied, Optional.of(new SpecAugment(1, 3, 1, 1))));
    assertThat(scores(augmented(varied, Optional.empty()))).isEqualTo(plain).isNotEqualTo(masked);
    assertThat(scores(augmented(ToyVoices.utterances(2, 1), Optional.empty()))).isNotEqualTo(plain);
  }

  private static Matrix noise(Matrix like) {
    float[] values = new float[like.data().length];
    Random random = new Random(3);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return new Matrix(values, like.rows(), like.columns());
  }

  private static VoiceTrainer.Result augmented(
      List<LabelledFrames> train, Optional<SpecAugment> masks) {
    return VoiceTrainer.train(
        ToyVoices.FEATURES,
        ToyVoices.FEATURES,
        ToyVoices.NETWORK,
        training(TrainingPlan.Keep.LAST, EPOCHS),
        masks,
        train,
        ToyVoices.utterances(1, 2),
        Progress.none(),
        Optional.empty());
  }

  @Test
  void whatIsTrainedOnChoosesNoEpoch() {
    TrainingPlan best = training(TrainingPlan.Keep.BEST, EPOCHS).plan();
    assertThatThrownBy(() -> new VoiceTraining(3, 0, best, false, false, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("it takes keep: last");
  }

  private static Progress failingAfter(int last) {
    return new Progress() {
      @Override
      public void step(Step step) {}

      @Override
      public void epoch(History.Epoch epoch) {
        if (epoch.epoch() == last) {
          throw new IllegalStateException("power cut");
        }
      }
    };
  }

  private static Progress noting(List<Integer> epochs) {
    return new Progress() {
      @Override
      public void step(Step step) {}

      @Override
      public void epoch(History.Epoch epoch) {
        epochs.add(epoch.epoch());
      }
    };
  }

  @Test
  void whatCannotBeValidatedIsRefused() {
    List<LabelledFrames> all = ToyVoices.utterances(2, 1);
    List<LabelledFrames> withoutJoy = all.stream().filter(u -> u.label() != Emotion.JOY).toList();
    assertRefused(withoutJoy, all, "training on [angry, sadness] cannot be validated on");
    assertRefused(all, List.of(), "cannot be validated on []");
    assertRefused(List.of(), List.of(), "training on []");
  }

  private static void assertRefused(
      List<LabelledFrames> train, List<LabelledFrames> validation, String sentence) {
    VoiceTraining training = new VoiceTraining(4, 0, new TrainingPlan(1, 0.01, 0, 0, 1, 0, 1));
    assertThatThrownBy(
            () ->
                VoiceTrainer.train(
                    ToyVoices.FEATURES,
                    ToyVoices.NETWORK,
                    training,
                    train,
                    validation,
                    Progress.none(),
                    Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }
}
