package dev.duet.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.duet.TinyCorpora;
import dev.duet.audio.Matrix;
import dev.duet.audio.effect.AugmentationPlan;
import dev.duet.audio.effect.AugmentationPlan.Chance;
import dev.duet.audio.effect.SpecAugment;
import dev.duet.corpus.Corpora;
import dev.duet.corpus.Corpus;
import dev.duet.corpus.Partition;
import dev.duet.corpus.Partitions;
import dev.duet.corpus.Sample;
import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import dev.duet.train.TrainingPlan;
import dev.duet.voice.DiscriminantConfig;
import dev.duet.voice.Ear;
import dev.duet.voice.EncoderTuning;
import dev.duet.voice.FrameFeatures;
import dev.duet.voice.LabelledFrames;
import dev.duet.voice.LstmConfig;
import dev.duet.voice.Normalisation;
import dev.duet.voice.RandomEncoder;
import dev.duet.voice.VoiceModel;
import dev.duet.voice.VoiceTraining;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VoiceStageTest {
  private static final int COPIES = 2;
  private static final FrameFeatures FEATURES =
      new FrameFeatures(16000, 512, 256, 13, 0, false, false, false, 30, 2, Normalisation.MEAN);

  private static Corpus corpus;
  private static Partition partition;

  @BeforeAll
  static void divide() {
    corpus = Corpora.load("tess", TinyCorpora.folder());
    partition = Partitions.heldOutSpeaker(corpus, "OAF", 1);
  }

  private static AudioAugmentation augmentation(boolean babble) {
    Optional<Chance> often = Optional.of(new Chance(0.7, 5, 20));
    AugmentationPlan none = AugmentationPlan.NONE;
    AugmentationPlan plan =
        new AugmentationPlan(
            none.voiceWarp(),
            none.tilt(),
            none.pitchShift(),
            none.timeStretch(),
            Optional.of(new Chance(0.9, 0.8, 1.2)),
            none.timeShift(),
            none.room(),
            Optional.of(new Chance(0.3, 5, 20)),
            none.pinkNoise(),
            babble ? often : none.babble(),
            none.telephone(),
            none.gain());
    return new AudioAugmentation(
        COPIES, 3, plan, Optional.empty(), Optional.of(new SpecAugment(1, 4, 1, 3)));
  }

  private static VoiceStage stage(Optional<AudioAugmentation> augmentation, boolean all) {
    TrainingPlan plan = new TrainingPlan(1, 0.01, 0, 0, 1, 0, 1, TrainingPlan.Keep.LAST);
    Recipe.Audio recipe =
        new Recipe.Audio(
            "tess",
            FEATURES,
            new LstmConfig(1, 4, 1, LstmConfig.Pooling.MEAN, 0, 0),
            new VoiceTraining(8, 0, plan, false, false, all),
            augmentation,
            Optional.empty(),
            Optional.empty());
    return new VoiceStage(recipe, corpus.samples(), Watcher.none());
  }

  private static List<float[]> values(List<LabelledFrames> utterances) {
    return utterances.stream()
        .flatMap(utterance -> utterance.variants().stream().map(Matrix::data))
        .toList();
  }

  private static Set<String> ids(List<Sample> samples) {
    return samples.stream().map(Sample::id).collect(Collectors.toSet());
  }

  @Test
  void onlyWhatIsTrainedOnIsVaried() {
    VoiceStage stage = stage(Optional.of(augmentation(true)), false);
    assertThat(stage.varied()).isEmpty();
    try (VoiceModel model = stage.train(partition, 1, Watcher.none(), Optional.empty()).model()) {
      stage.judge(model, partition.test());
    }
    assertThat(stage.varied()).isEqualTo(ids(partition.train()));
    assertThat(stage.learnt(partition, Watcher.none()))
        .hasSameSizeAs(partition.train())
        .allSatisfy(utterance -> assertThat(utterance.variants()).hasSize(1 + COPIES));
    assertThat(stage.unseen(partition))
        .hasSameSizeAs(partition.validation())
        .allSatisfy(utterance -> assertThat(utterance.variants()).hasSize(1));
  }

  @Test
  void aTrainingThatIsDoneNeedsNoVariants(@TempDir Path folder) {
    Optional<AudioAugmentation> augmentation = Optional.of(augmentation(false));
    Optional<Path> state = Optional.of(folder);
    List<Judged> before;
    try (VoiceModel model =
        stage(augmentation, false).train(partition, 1, Watcher.none(), state).model()) {
      before = stage(augmentation, false).judge(model, partition.test());
    }
    VoiceStage again = stage(augmentation, false).sharing(stage(augmentation, false).recipe());
    try (VoiceModel model = again.train(partition, 1, Watcher.none(), state).model()) {
      assertThat(again.judge(model, partition.test())).isEqualTo(before);
    }
    assertThat(again.varied()).isEmpty();
  }

  @Test
  void aSecondPlanMakesAsManyCopiesOfAnotherKind() {
    AudioAugmentation one = augmentation(false);
    AudioAugmentation both =
        new AudioAugmentation(
            COPIES, one.seed(), one.plan(), Optional.of(AugmentationPlan.NONE), one.spec());
    List<Matrix> alone =
        stage(Optional.of(one), false).learnt(partition, Watcher.none()).get(0).variants();
    List<Matrix> more =
        stage(Optional.of(both), false).learnt(partition, Watcher.none()).get(0).variants();
    assertThat(more).hasSize(1 + 2 * COPIES);
    assertThat(more.subList(0, 1 + COPIES))
        .as("those of the first plan stay")
        .usingRecursiveComparison()
        .isEqualTo(alone);
    assertThat(more.subList(1 + COPIES, more.size()))
        .as("the second leaves everything as it is")
        .allSatisfy(copy -> assertThat(copy.data()).isEqualTo(more.get(0).data()));
  }

  @Test
  void anotherSeedOfTheAugmentationDrawsOtherCopies() {
    AudioAugmentation one = augmentation(false);
    List<float[]> first = values(stage(Optional.of(one), false).learnt(partition, Watcher.none()));
    List<float[]> second =
        values(
            stage(Optional.of(one.withSeed(one.seed() + 1)), false)
                .learnt(partition, Watcher.none()));
    assertThat(second.get(0)).as("the recording as it is").isEqualTo(first.get(0));
    assertThat(second.get(1)).isNotEqualTo(first.get(1));
  }

  @Test
  void aTunedModelIsJudgedByWhatItsOwnEarHears() {
    Sample unheard = partition.test().get(0);
    try (Ear ear = RandomEncoder.ear()) {
      VoiceStage stage = tuned(ear, FrameCache.none());
      try (VoiceModel model = stage.train(partition, 1, Watcher.none(), Optional.empty()).model()) {
        Scores asked = VoiceStage.heard(unheard, model::score);
        Scores judged = stage.judge(model, List.of(unheard)).get(0).scores();
        for (Emotion label : asked.labels()) {
          assertThat(judged.of(label)).isCloseTo(asked.of(label), within(1e-5));
        }
        assertThat(stage.heardBy(model).frames(unheard).data())
            .isNotEqualTo(stage.frames(unheard).data());
      }
    }
  }

  @Test
  void whatIsKeptForATuningIsWhatNoTuningChanges(@TempDir Path folder) {
    FrameCache cache = FrameCache.in(folder);
    Sample first = partition.test().get(0);
    try (Ear ear = RandomEncoder.ear()) {
      VoiceStage stage = tuned(ear, cache);
      Matrix kept = cache.of(first.id(), () -> Matrix.zeros(1, 1));
      assertThat(kept.rows()).isEqualTo(RandomEncoder.FEATURES.states());
      assertThat(stage.frames(first).rows()).isEqualTo(RandomEncoder.FEATURES.width());
    }
  }

  @Test
  void withoutATuningEveryModelHearsAlike() {
    VoiceStage stage = stage(Optional.empty(), false);
    try (VoiceModel model = stage.train(partition, 1, Watcher.none(), Optional.empty()).model()) {
      assertThat(stage.heardBy(model)).isSameAs(stage);
    }
  }

  private static VoiceStage tuned(Ear ear, FrameCache cache) {
    TrainingPlan plan = new TrainingPlan(1, 1e-3, 0, 0, 1, 0, 1, TrainingPlan.Keep.LAST);
    Recipe.Audio recipe =
        new Recipe.Audio(
            "tess",
            RandomEncoder.FEATURES,
            new DiscriminantConfig(12, 0.7, 2, 2),
            new VoiceTraining(8, 0, plan),
            Optional.of(augmentation(false)),
            Optional.empty(),
            Optional.of(new EncoderTuning(2, 2, 1, plan)));
    return new VoiceStage(recipe, ear, cache, List.of(corpus), Watcher.none());
  }

  @Test
  void babbleIsMixedFromTrainingRecordingsOnly() {
    CachedEar ear = new CachedEar(FEATURES, FrameCache.none(), false);
    Variants variants = new Variants(augmentation(true), ear, f -> f);
    assertThat(ids(partition.train())).containsAll(ids(variants.talkers(partition.train())));
    Variants silent = new Variants(augmentation(false), ear, f -> f);
    assertThat(silent.talkers(partition.train())).isEmpty();
  }

  @Test
  void aVariantDependsOnSeedSampleAndCopyAndNotOnWhatElseIsTrainedOn() {
    Optional<AudioAugmentation> augmentation = Optional.of(augmentation(false));
    VoiceStage stage = stage(augmentation, false);
    List<LabelledFrames> whole = stage.learnt(partition, Watcher.none());
    List<Sample> three = partition.train().subList(2, 5);
    Partition part = new Partition(three, partition.validation(), List.of(), "three", false);
    assertThat(values(stage.learnt(part, Watcher.none()))).isEqualTo(values(whole.subList(2, 5)));
    assertThat(values(stage(augmentation, false).learnt(part, Watcher.none())))
        .usingRecursiveComparison()
        .isEqualTo(values(whole.subList(2, 5)));
    List<Matrix> variants = whole.get(0).variants();
    assertThat(variants.get(1).data()).isNotEqualTo(variants.get(2).data());
    assertThat(variants.get(0)).isSameAs(stage.frames(partition.train().get(0)));
  }

  @Test
  void anotherTrainingPartBabblesByItself() {
    VoiceStage stage = stage(Optional.of(augmentation(true)), false);
    List<float[]> before = values(stage.learnt(partition, Watcher.none()));
    List<Sample> fewer = partition.train().subList(0, 12);
    Partition part = new Partition(fewer, partition.validation(), List.of(), "few", false);
    List<float[]> few = values(stage.learnt(part, Watcher.none()));
    long kept = IntStream.range(0, few.size()).filter(i -> few.get(i) == before.get(i)).count();
    assertThat(kept).as("copies without babble").isBetween(13L, few.size() - 1L);
    assertThat(few)
        .usingRecursiveComparison()
        .isNotEqualTo(before.subList(0, few.size()))
        .isEqualTo(
            values(stage(Optional.of(augmentation(true)), false).learnt(part, Watcher.none())));
    assertThat(values(stage.learnt(partition, Watcher.none())))
        .usingRecursiveComparison()
        .isEqualTo(before);
  }

  @Test
  void validationIsTrainedOnOnlyIfTheRecipeSaysSo() {
    assertThat(stage(Optional.empty(), false).learnt(partition, Watcher.none()))
        .hasSameSizeAs(partition.train());
    List<Sample> all =
        new ArrayList<>(
            Stream.concat(partition.train().stream(), partition.validation().stream()).toList());
    assertThat(stage(Optional.empty(), true).learnt(partition, Watcher.none())).hasSameSizeAs(all);
  }
}
