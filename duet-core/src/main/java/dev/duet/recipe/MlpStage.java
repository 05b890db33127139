package dev.duet.recipe;

import dev.duet.audio.Matrix;
import dev.duet.emotion.Emotion;
import dev.duet.evaluate.LabelPairing;
import dev.duet.fusion.mlp.Embedded;
import dev.duet.fusion.mlp.FeatureFusionTrainer;
import dev.duet.fusion.mlp.JointExample;
import dev.duet.fusion.mlp.JointTrainer;
import dev.duet.fusion.mlp.MlpTraining;
import dev.duet.text.LabelledText;
import dev.duet.text.TextModel;
import dev.duet.train.TrainingPlan;
import dev.duet.voice.LabelledFrames;
import dev.duet.voice.VoiceModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/**
 * The feature-level fusion of a recipe: clips and sentences of one label are paired, and the
 * network learns from the pairs. What only one modality has a label for is learnt from that
 * modality alone.
 */
public final class MlpStage {
  private final Recipe.Mlp recipe;
  private final List<LabelledText> training;
  private final List<LabelledText> validation;

  /**
   * A fusion over these sentences.
   *
   * @param training sentences that the text model has learnt from
   * @param validation sentences that it has not
   */
  public MlpStage(Recipe.Mlp recipe, List<LabelledText> training, List<LabelledText> validation) {
    this.recipe = recipe;
    this.training = List.copyOf(training);
    this.validation = List.copyOf(validation);
  }

  /** Whether {@link #train} changes the models that it is given. */
  public boolean changesTowers() {
    return recipe.towers() == Recipe.Mlp.Towers.JOINT;
  }

  /**
   * Trains the network over two models.
   *
   * @param voice makes the embeddings of sound; trained further if the recipe says so
   * @param text makes the embeddings of words; trained further likewise
   * @param clips to learn from, each with its variants
   * @param unseen clips to be watched on
   * @param seed of the pairing, initial values, batches and dropout
   * @param folder of checkpoints, if they shall be kept
   */
  public FeatureFusionTrainer.Result train(
      VoiceModel voice,
      TextModel text,
      List<LabelledFrames> clips,
      List<LabelledFrames> unseen,
      int seed,
      Watcher watcher,
      Optional<Path> folder) {
    if (!changesTowers()) {
      IdentityHashMap<Matrix, float[]> sounds = new IdentityHashMap<>();
      Map<String, float[]> words = new HashMap<>();
      return trainOnEmbeddings(
          frames -> sounds.computeIfAbsent(frames, voice::embed),
          sentence -> words.computeIfAbsent(sentence, text::embed),
          clips,
          unseen,
          seed,
          watcher,
          folder);
    }
    return JointTrainer.train(
        settings(seed),
        recipe.towerPace(),
        voice,
        text,
        learnt(clips, seed),
        examples(unseen, validation, 0, seed),
        watcher.training(),
        folder);
  }

  /**
   * Trains the network over embeddings, which do not change.
   *
   * @param sound makes the embedding of frames; asked again for the same ones
   * @param words makes the embedding of a sentence; asked again for the same one
   */
  public FeatureFusionTrainer.Result trainOnEmbeddings(
      Function<Matrix, float[]> sound,
      Function<String, float[]> words,
      List<LabelledFrames> clips,
      List<LabelledFrames> unseen,
      int seed,
      Watcher watcher,
      Optional<Path> folder) {
    Function<JointExample, Embedded> embedding =
        example ->
            new Embedded(example.label(), example.frames().map(sound), example.words().map(words));
    return FeatureFusionTrainer.train(
        settings(seed),
        learnt(clips, seed).stream().map(embedding).toList(),
        examples(unseen, validation, 0, seed).stream().map(embedding).toList(),
        watcher.training(),
        folder);
  }

  /** The plan of a training from this seed. */
  public TrainingPlan plan(int seed) {
    return recipe.training().plan().withSeed(seed);
  }

  private MlpTraining settings(int seed) {
    return recipe.training().withPlan(plan(seed));
  }

  private List<JointExample> learnt(List<LabelledFrames> clips, int seed) {
    List<JointExample> learnt = new ArrayList<>();
    for (int round = 0; round < recipe.pairings(); round++) {
      learnt.addAll(examples(clips, training, round, seed + round));
    }
    return learnt;
  }

  /**
   * Every clip once, with a sentence if sentences have its label; and of the labels that no clip
   * has, as many sentences as there are clips of a label.
   */
  private static List<JointExample> examples(
      List<LabelledFrames> clips, List<LabelledText> sentences, int round, int seed) {
    List<JointExample> examples = new ArrayList<>();
    LabelPairing.pair(
            clips,
            LabelledFrames::label,
            sentences,
            LabelledText::label,
            LabelPairing.SHARED_LABELS,
            seed)
        .forEach(
            pair ->
                examples.add(
                    new JointExample(
                        pair.label(),
                        Optional.of(variant(pair.clip(), round)),
                        Optional.of(pair.sentence().text()))));
    int most = 1;
    Map<Emotion, Integer> counts = new HashMap<>();
    for (LabelledFrames clip : clips) {
      most = Math.max(most, counts.merge(clip.label(), 1, Integer::sum));
      if (!LabelPairing.SHARED_LABELS.contains(clip.label())) {
        examples.add(
            new JointExample(clip.label(), Optional.of(variant(clip, round)), Optional.empty()));
      }
    }
    List<LabelledText> alone =
        new ArrayList<>(
            sentences.stream()
                .filter(sentence -> !LabelPairing.SHARED_LABELS.contains(sentence.label()))
                .toList());
    Collections.shuffle(alone, new Random(seed));
    alone.stream()
        .limit(most)
        .forEach(
            sentence ->
                examples.add(
                    new JointExample(
                        sentence.label(), Optional.empty(), Optional.of(sentence.text()))));
    return examples;
  }

  private static Matrix variant(LabelledFrames clip, int round) {
    return clip.variants().get(round % clip.variants().size());
  }
}
