package dev.duet.recipe;

import dev.duet.audio.AudioException;
import dev.duet.audio.Matrix;
import dev.duet.audio.Waveform;
import dev.duet.audio.io.AudioDecoder;
import dev.duet.corpus.Corpus;
import dev.duet.corpus.Partition;
import dev.duet.corpus.Sample;
import dev.duet.train.Trainer;
import dev.duet.train.TrainingPlan;
import dev.duet.voice.Ear;
import dev.duet.voice.LabelledFrames;
import dev.duet.voice.Tone;
import dev.duet.voice.VoiceModel;
import dev.duet.voice.VoiceTrainer;
import dev.duet.voice.VoiceTraining;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The audio half of a recipe over one corpus: every recording is decoded and its features computed
 * once, then models are trained and heard out on parts of it. What the recipe's augmentation makes
 * is computed for the samples that are trained on, and only for these, when they are.
 */
public final class VoiceStage {
  private final Recipe.Audio recipe;
  private final Ear ear;
  private final FrameCache cache;
  private final Map<String, Matrix> frames;
  private final Map<String, String> corpora;
  private final Optional<Variants> variants;

  /**
   * Computes the features of all samples, which are of frames.
   *
   * @throws AudioException naming the first recording that cannot be used
   */
  public VoiceStage(Recipe.Audio recipe, List<Sample> samples, Watcher watcher) {
    this(recipe, recipe.frames(), FrameCache.none(), new HashMap<>(), Map.of());
    hear(samples, watcher);
  }

  /**
   * Computes the features of all samples of corpora that are trained on together.
   *
   * @param ear by the features of the recipe; the caller closes it when this is done with
   * @param cache of what the ear has made before
   * @throws AudioException naming the first recording that cannot be used
   */
  public VoiceStage(
      Recipe.Audio recipe, Ear ear, FrameCache cache, List<Corpus> parts, Watcher watcher) {
    this(recipe, ear, cache, new HashMap<>(), corpora(parts));
    hear(Corpus.joined(parts).samples(), watcher);
  }

  private static Map<String, String> corpora(List<Corpus> parts) {
    Map<String, String> corpora = new HashMap<>();
    parts.forEach(
        corpus -> corpus.samples().forEach(sample -> corpora.put(sample.id(), corpus.name())));
    return corpora;
  }

  private void hear(List<Sample> samples, Watcher watcher) {
    int done = 0;
    for (Sample sample : samples) {
      frames.put(sample.id(), cache.of(sample.id(), () -> heard(sample, ear::of)));
      watcher.items(++done, samples.size());
    }
  }

  private VoiceStage(
      Recipe.Audio recipe,
      Ear ear,
      FrameCache cache,
      Map<String, Matrix> frames,
      Map<String, String> corpora) {
    this.recipe = recipe;
    this.ear = ear;
    this.cache = cache;
    this.frames = frames;
    this.corpora = corpora;
    this.variants =
        recipe.augmentation().map(a -> new Variants(a, ear, cache, recipe.network()::gist));
  }

  /** The recipe that is followed. */
  Recipe.Audio recipe() {
    return recipe;
  }

  /**
   * Another recipe over the same recordings, whose features are not computed again.
   *
   * @throws IllegalArgumentException if that recipe has other features
   */
  public VoiceStage sharing(Recipe.Audio other) {
    if (!other.features().equals(recipe.features())) {
      throw new IllegalArgumentException("recipes of other features share none");
    }
    return new VoiceStage(other, ear, cache, frames, corpora);
  }

  /**
   * What somebody makes of the recording of a sample.
   *
   * @param ear is given the recording, mixed to mono
   * @throws AudioException naming the file if it cannot be decoded or heard
   */
  public static <T> T heard(Sample sample, Function<Waveform, T> ear) {
    Path file =
        sample
            .audio()
            .orElseThrow(() -> new IllegalArgumentException(sample.id() + " has no recording"));
    try {
      return ear.apply(new AudioDecoder().decodeMono(file));
    } catch (AudioException e) {
      throw new AudioException(e.reason(), file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Trains a model on one part, watching it on another.
   *
   * @param seed of initial values, batches and dropout
   * @param folder of checkpoints, if they shall be kept
   */
  public VoiceTrainer.Result train(
      Partition partition, int seed, Watcher watcher, Optional<Path> folder) {
    VoiceTraining settings = recipe.training();
    TrainingPlan plan = settings.plan().withSeed(seed);
    return VoiceTrainer.train(
        recipe.features(),
        ear,
        recipe.network(),
        settings.withPlan(plan),
        recipe.augmentation().flatMap(AudioAugmentation::spec),
        learnt(partition, plan, watcher, folder),
        unseen(partition),
        watcher.training(),
        folder);
  }

  /** What a model makes of each sample, in their order. */
  public List<Judged> judge(VoiceModel model, List<Sample> samples) {
    List<Judged> judged = new ArrayList<>();
    for (Sample sample : samples) {
      judged.add(new Judged(sample, model.score(frames(sample))));
    }
    return judged;
  }

  /**
   * What a training learns from, as {@link #learnt(Partition, Watcher)}; without variants if it is
   * done already and takes no more steps.
   *
   * @param plan of that training
   * @param folder of its checkpoints, if they are kept
   */
  public List<LabelledFrames> learnt(
      Partition partition, TrainingPlan plan, Watcher watcher, Optional<Path> folder) {
    boolean isDone = folder.filter(f -> Trainer.isDone(f, plan)).isPresent();
    return isDone ? learnt(partition, Map.of()) : learnt(partition, watcher);
  }

  /**
   * What a model learns from: the training part, the validation part too if the recipe says so,
   * each with its variants.
   *
   * @throws AudioException naming the first recording that cannot be varied
   */
  public List<LabelledFrames> learnt(Partition partition, Watcher watcher) {
    return learnt(
        partition, variants.map(v -> v.of(learnable(partition), watcher)).orElse(Map.of()));
  }

  private List<Sample> learnable(Partition partition) {
    List<Sample> samples = new ArrayList<>(partition.train());
    if (recipe.training().withValidation()) {
      samples.addAll(partition.validation());
    }
    return samples;
  }

  private List<LabelledFrames> learnt(Partition partition, Map<String, List<Matrix>> varied) {
    List<LabelledFrames> learnt = new ArrayList<>();
    for (Sample sample : learnable(partition)) {
      List<Matrix> heard = new ArrayList<>(List.of(frames(sample)));
      heard.addAll(varied.getOrDefault(sample.id(), List.of()));
      learnt.add(labelled(sample, heard));
    }
    return learnt;
  }

  /** What a model is watched on: the validation part, as it is. */
  public List<LabelledFrames> unseen(Partition partition) {
    return partition.validation().stream()
        .map(sample -> labelled(sample, List.of(frames(sample))))
        .toList();
  }

  private LabelledFrames labelled(Sample sample, List<Matrix> heard) {
    return new LabelledFrames(
        heard,
        Tone.of(sample.emotion(), sample.label()),
        sample.speaker().orElse(""),
        corpora.getOrDefault(sample.id(), ""));
  }

  /** The names of the corpora that a model learns from, in the order in which it meets them. */
  public List<String> corpora(Partition partition) {
    return learnable(partition).stream()
        .map(sample -> corpora.getOrDefault(sample.id(), ""))
        .distinct()
        .toList();
  }

  /** The ids of the samples that were varied so far. */
  Set<String> varied() {
    return variants.map(Variants::made).orElse(Set.of());
  }

  /**
   * The features of a sample's recording after something happened to it.
   *
   * @param name of that, under which they are kept
   * @param change of the recording, mixed to mono; the same every time
   * @throws AudioException naming the file if it cannot be heard
   */
  public Matrix frames(Sample sample, String name, UnaryOperator<Waveform> change) {
    return cache.of(
        sample.id() + " " + name, () -> heard(sample, sound -> ear.of(change.apply(sound))));
  }

  /** The features of a sample's recording, as it is. */
  public Matrix frames(Sample sample) {
    return frames.get(sample.id());
  }
}
