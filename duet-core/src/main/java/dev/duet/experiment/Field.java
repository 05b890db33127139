package dev.duet.experiment;

import dev.duet.audio.Matrix;
import dev.duet.corpus.Corpora;
import dev.duet.corpus.Corpus;
import dev.duet.corpus.Partition;
import dev.duet.corpus.Partitions;
import dev.duet.corpus.Sample;
import dev.duet.evaluate.Evaluation;
import dev.duet.evaluate.Outcome;
import dev.duet.recipe.Checkpoints;
import dev.duet.recipe.Judged;
import dev.duet.recipe.PairedProtocol;
import dev.duet.recipe.Recipe;
import dev.duet.recipe.TextStage;
import dev.duet.recipe.Texts;
import dev.duet.recipe.VoiceStage;
import dev.duet.recipe.Watcher;
import dev.duet.text.LabelledText;
import dev.duet.text.TextModel;
import dev.duet.text.TextTrainer;
import dev.duet.text.WordErrors;
import dev.duet.train.History;
import dev.duet.voice.FrameFeatures;
import dev.duet.voice.VoiceTrainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;

/** Where the contenders meet: the data, divided, and the models that several of them share. */
final class Field {
  private final Comparison order;
  private final Watcher watcher;
  private final Checkpoints states;
  private final List<Contender> contenders;
  private final Corpus clips;
  private final Partition sentences;
  private final Map<Recipe.Audio, VoiceStage> stages = new HashMap<>();
  private final Map<FrameFeatures, PseudoVoices> pseudoVoices = new HashMap<>();
  private final Map<FrameFeatures, Map<Condition, Map<String, Matrix>>> distorted = new HashMap<>();
  private final Map<String, History> histories = new LinkedHashMap<>();
  private final Map<Condition, WordErrors> errors = new EnumMap<>(Condition.class);

  Field(Comparison order, Watcher watcher) {
    this.order = order;
    this.watcher = watcher;
    this.states = Checkpoints.of(order.settings(), order.checkpoints());
    this.contenders = Contender.of(order.first(), order.second());
    this.clips =
        Thinning.ofWords(
            Corpora.load(order.first().requireAudio().corpus(), order.data()),
            order.size().wordsOneIn());
    this.sentences =
        Thinning.ofSentences(
            Texts.of(order.first().requireText().corpus(), order.data(), textSeed()).sentences(),
            order.size().sentencesOneIn(),
            order.size().testsOneIn());
    sentences.requireLearnable();
    PairedProtocol.requirePartners(clips.samples(), sentences.test());
    TreeSet<String> words = new TreeSet<>();
    sentences.train().forEach(s -> words.addAll(s.wordList()));
    for (Condition condition : Condition.values()) {
      errors.put(condition, condition.wordErrors(List.copyOf(words)));
    }
  }

  private int textSeed() {
    return order.seeds().get(0);
  }

  List<Contender> contenders() {
    return contenders;
  }

  List<String> speakers() {
    return clips.speakers();
  }

  Partition sentences() {
    return sentences;
  }

  /** What was trained and tested on, in words. */
  String description() {
    return "%d recordings of %s; %s: %d training, %d validation and %d test sentences"
        .formatted(
            clips.samples().size(),
            clips.name(),
            sentences.description(),
            sentences.train().size(),
            sentences.validation().size(),
            sentences.test().size());
  }

  /** How each model came about, by the name of the contender that is nothing but it. */
  Map<String, History> histories() {
    return Collections.unmodifiableMap(histories);
  }

  /** The name of the contender that is this text model alone. */
  String name(Recipe.Text recipe) {
    return contenders.stream()
        .filter(c -> c.audio().isEmpty() && c.text().filter(recipe::equals).isPresent())
        .findFirst()
        .orElseThrow()
        .name();
  }

  private String name(Recipe.Audio recipe) {
    return contenders.stream()
        .filter(c -> c.text().isEmpty() && c.audio().filter(recipe::equals).isPresent())
        .findFirst()
        .orElseThrow()
        .name();
  }

  /** Every text model, trained; the caller closes them. */
  Map<Recipe.Text, Reading> readings() {
    Recipe.Text second = order.second().requireText();
    Map<Recipe.Text, Reading> readings = new LinkedHashMap<>();
    readings.put(second, read(second, Optional.empty()));
    Optional<TextModel> teacher = Optional.of(readings.get(second).model());
    for (Contender contender : contenders) {
      contender
          .text()
          .ifPresent(text -> readings.computeIfAbsent(text, recipe -> read(recipe, teacher)));
    }
    return readings;
  }

  /**
   * Trains one text model.
   *
   * @param teacher of a student, in place of the one that the recipe names, lest the student knows
   *     by way of its teacher what the others did not see
   */
  private Reading read(Recipe.Text recipe, Optional<TextModel> teacher) {
    String name = name(recipe);
    TextStage stage = new TextStage(recipe, order.data());
    watcher.stage(name + ", on " + sentences.train().size() + " sentences");
    Optional<Path> state = states.training(name);
    List<LabelledText> training = stage.training(sentences, textSeed());
    TextTrainer.Result trained =
        recipe.distillation().isPresent() && teacher.isPresent()
            ? stage.trainStudent(teacher.get(), training, sentences, textSeed(), watcher, state)
            : stage.train(training, sentences, textSeed(), watcher, state);
    histories.put(name, trained.history());
    return new Reading(trained, training, sentences);
  }

  Partition partition(String speaker, int seed) {
    Partition partition = Partitions.heldOutSpeaker(clips, speaker, seed);
    partition.requireLearnable();
    return partition;
  }

  /** Trains every audio model without a speaker, for whoever takes them up by their states. */
  void train(String speaker, int seed) {
    Partition partition = partition(speaker, seed);
    audioRecipes().forEach(recipe -> train(recipe, partition, speaker, seed).model().close());
  }

  /** Every audio model, trained without a speaker; the caller closes them. */
  Map<Recipe.Audio, Hearing> hearings(String speaker, int seed) {
    Map<Recipe.Audio, Hearing> hearings = new LinkedHashMap<>();
    Partition partition = partition(speaker, seed);
    for (Recipe.Audio recipe : audioRecipes()) {
      VoiceTrainer.Result trained = train(recipe, partition, speaker, seed);
      histories.putIfAbsent(name(recipe), trained.history());
      List<Judged> unheard =
          pseudoVoices
              .computeIfAbsent(recipe.frames(), PseudoVoices::new)
              .judge(trained.model(), partition.validation());
      hearings.put(recipe, new Hearing(trained, unheard));
    }
    return hearings;
  }

  private List<Recipe.Audio> audioRecipes() {
    return contenders.stream().flatMap(c -> c.audio().stream()).distinct().toList();
  }

  private VoiceTrainer.Result train(
      Recipe.Audio recipe, Partition partition, String speaker, int seed) {
    VoiceStage stage = stage(recipe);
    String name = "%s, %s held out, seed %d".formatted(name(recipe), speaker, seed);
    watcher.stage(name);
    return stage.train(partition, seed, watcher, states.training(name));
  }

  /** Every audio model on all clips of the speaker that it was trained without. */
  List<HeardRun> heard(Map<Recipe.Audio, Hearing> hearings, String speaker, int seed) {
    List<Sample> test = partition(speaker, seed).test();
    List<HeardRun> runs = new ArrayList<>();
    hearings.forEach(
        (recipe, hearing) -> {
          VoiceStage stage = stage(recipe);
          List<Outcome> outcomes =
              test.stream()
                  .map(s -> new Outcome(s.emotion(), hearing.scores(stage.frames(s))))
                  .toList();
          runs.add(new HeardRun(name(recipe), speaker, seed, Evaluation.of(outcomes)));
        });
    return runs;
  }

  /** The features of all recordings as one recipe has them. */
  VoiceStage stage(Recipe.Audio recipe) {
    VoiceStage known = stages.get(recipe);
    if (known == null) {
      known =
          stages.keySet().stream()
              .filter(other -> other.features().equals(recipe.features()))
              .findFirst()
              .map(other -> stages.get(other).sharing(recipe))
              .orElseGet(() -> newStage(recipe));
      stages.put(recipe, known);
    }
    return known;
  }

  private VoiceStage newStage(Recipe.Audio recipe) {
    watcher.stage("features of " + clips.samples().size() + " recordings");
    return new VoiceStage(recipe, clips.samples(), watcher);
  }

  /** The frames of a recording in a pseudo-voice of each kind. */
  List<Matrix> pseudoVoices(FrameFeatures features, Sample clip) {
    return pseudoVoices.computeIfAbsent(features, PseudoVoices::new).voices(clip);
  }

  /** The frames of a recording under a condition, the same noise for every contender. */
  Matrix frames(Recipe.Audio recipe, Condition condition, Sample clip) {
    if (!condition.isOfSound()) {
      return stage(recipe).frames(clip);
    }
    return distorted
        .computeIfAbsent(recipe.frames(), f -> new EnumMap<>(Condition.class))
        .computeIfAbsent(condition, c -> new HashMap<>())
        .computeIfAbsent(
            clip.id(),
            id -> VoiceStage.heard(clip, sound -> recipe.frames().of(condition.of(sound))));
  }

  /** The words of a sentence under a condition, the same errors for every contender. */
  String words(Condition condition, Sample sentence) {
    String words = sentence.words();
    return condition == Condition.CLEAN || condition.isOfSound()
        ? words
        : errors.get(condition).in(words, new Random(sentence.id().hashCode()));
  }

  /** Where a training of the comparison itself leaves its state. */
  Checkpoints states() {
    return states;
  }
}
