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
import dev.duet.voice.DiscriminantConfig;
import dev.duet.voice.Ear;
import dev.duet.voice.EncoderTuner;
import dev.duet.voice.EncoderTuner.LabelledStates;
import dev.duet.voice.EncoderTuning;
import dev.duet.voice.LabelledFrames;
import dev.duet.voice.Tone;
import dev.duet.voice.VoiceModel;
import dev.duet.voice.VoiceTrainer;
import dev.duet.voice.VoiceTraining;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The audio half of a recipe over one corpus: every recording is decoded and its features computed
 * once, then models are trained and heard out on parts of it. What the recipe's augmentation makes
 * is computed for the samples that are trained on, and only for these, when they are.
 */
public final class VoiceStage {
  private final Recipe.Audio recipe;
  private final CachedEar ear;
  private final Map<String, Matrix> frames;
  private final Map<String, String> corpora;
  private final Optional<Variants> variants;

  /**
   * Computes the features of all samples, which are of frames.
   *
   * @throws AudioException naming the first recording that cannot be used
   */
  public VoiceStage(Recipe.Audio recipe, List<Sample> samples, Watcher watcher) {
    this(recipe, new CachedEar(recipe.frames(), FrameCache.none(), false), Map.of());
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
    this(recipe, new CachedEar(ear, cache, recipe.tuning().isPresent()), corpora(parts));
    hear(Corpus.joined(parts).samples(), watcher);
  }

  private static Map<String, String> corpora(List<Corpus> parts) {
    Map<String, String> corpora = new HashMap<>();
    parts.forEach(
        corpus -> corpus.samples().forEach(sample -> corpora.put(sample.id(), corpus.name())));
    return corpora;
  }

  private void hear(List<Sample> samples, Watcher watcher) {
    InParallel.each(samples, this::frames, watcher);
  }

  /** One that has heard nothing yet. */
  private VoiceStage(Recipe.Audio recipe, CachedEar ear, Map<String, String> corpora) {
    this(
        recipe,
        ear,
        new ConcurrentHashMap<>(),
        corpora,
        recipe.augmentation().map(a -> new Variants(a, ear, recipe.network()::gist)));
  }

  private VoiceStage(
      Recipe.Audio recipe,
      CachedEar ear,
      Map<String, Matrix> frames,
      Map<String, String> corpora,
      Optional<Variants> variants) {
    this.recipe = recipe;
    this.ear = ear;
    this.frames = frames;
    this.corpora = corpora;
    this.variants = variants;
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
    return new VoiceStage(
        other,
        ear,
        frames,
        corpora,
        other.augmentation().map(a -> new Variants(a, ear, other.network()::gist)));
  }

  /** The same recordings as they are heard by an ear that nobody tuned. */
  VoiceStage untuned() {
    return new VoiceStage(recipe.withoutTuning(), ear, frames, corpora, variants);
  }

  /**
   * The same recordings as a model hears them, whose ear may be tuned; what is made of them is
   * computed when it is asked for.
   *
   * @param model trained here; must stay open as long as this is asked
   */
  public VoiceStage heardBy(VoiceModel model) {
    return recipe.tuning().isPresent() ? heardBy(model.ear()) : this;
  }

  /** What this tuned ear hears is trained on as it is. */
  private VoiceStage heardBy(Ear tuned) {
    return new VoiceStage(recipe.withoutTuning(), ear.with(tuned), corpora);
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
    if (recipe.tuning().isPresent()) {
      try (Ear tuned = tuned(recipe.tuning().get(), partition, seed, watcher, folder)) {
        return heardBy(tuned).train(partition, seed, watcher, folder);
      }
    }
    VoiceTraining settings = recipe.training();
    TrainingPlan plan = settings.plan().withSeed(seed);
    return VoiceTrainer.train(
        recipe.features(),
        ear.ear(),
        recipe.network(),
        settings.withPlan(plan),
        recipe.augmentation().flatMap(AudioAugmentation::spec),
        learnt(partition, plan, watcher, folder),
        unseen(partition),
        watcher.training(),
        folder);
  }

  /** An ear that is tuned on one part, to be closed by the caller. */
  private Ear tuned(
      EncoderTuning tuning, Partition partition, int seed, Watcher watcher, Optional<Path> folder) {
    VoiceStage before = untuned();
    List<Sample> samples = learnable(partition);
    List<LabelledFrames> learnt = before.learnt(partition, watcher);
    List<List<Supplier<Matrix>>> varied =
        variants.map(v -> v.lower(samples)).orElse(Collections.nCopies(samples.size(), List.of()));
    List<LabelledStates> train = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      List<Supplier<Matrix>> lower = new ArrayList<>(List.of(lower(samples.get(i))));
      lower.addAll(varied.get(i));
      train.add(new LabelledStates(learnt.get(i), lower));
    }
    List<LabelledStates> validation = new ArrayList<>();
    for (Sample sample : partition.validation()) {
      LabelledFrames whole = labelled(sample, List.of(before.frames(sample)));
      validation.add(new LabelledStates(whole, List.of(lower(sample))));
    }
    return EncoderTuner.tune(
        ear.ear(),
        (DiscriminantConfig) recipe.network(),
        tuning.withSeed(seed),
        recipe.training().speakerBalance(),
        train,
        validation,
        watcher.training(),
        folder.map(f -> f.resolve("encoder")));
  }

  private Supplier<Matrix> lower(Sample sample) {
    return () -> ear.lower(sample, sample.id(), UnaryOperator.identity());
  }

  /** What a model makes of each sample, in their order. */
  public List<Judged> judge(VoiceModel model, List<Sample> samples) {
    VoiceStage heard = heardBy(model);
    List<Judged> judged = new ArrayList<>();
    for (Sample sample : samples) {
      judged.add(new Judged(sample, model.score(heard.frames(sample))));
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
    return ear.frames(sample, sample.id() + " " + name, change);
  }

  /** The features of a sample's recording, as it is. */
  public Matrix frames(Sample sample) {
    String id = sample.id();
    return frames.computeIfAbsent(id, name -> ear.frames(sample, name, UnaryOperator.identity()));
  }
}
