package dev.duet.experiment;

import dev.duet.corpus.Corpora;
import dev.duet.corpus.Corpus;
import dev.duet.corpus.Partition;
import dev.duet.corpus.Partitions;
import dev.duet.recipe.AudioAugmentation;
import dev.duet.recipe.Checkpoints;
import dev.duet.recipe.FrameCache;
import dev.duet.recipe.PublishedModels;
import dev.duet.recipe.Recipe;
import dev.duet.recipe.RecipeException;
import dev.duet.recipe.VoiceStage;
import dev.duet.recipe.Watcher;
import dev.duet.voice.Ear;
import dev.duet.voice.VoiceModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How an audio recipe does on voices it has not heard, corpus by corpus: groups of speakers are
 * held out in turn as {@link Partitions#speakerFolds} makes them, and everybody else is trained on.
 *
 * @param recipe whose audio section says how many folds
 * @param data the folder that holds the corpora
 * @param seeds one training of each for each
 * @param checkpoints where interrupted trainings go on from
 */
public record UnheardVoices(Recipe recipe, Path data, List<Integer> seeds, Path checkpoints) {

  /**
   * Trains and measures.
   *
   * @throws RecipeException if the recipe has no folds
   */
  public VoiceResults run(Watcher watcher) {
    Recipe.Audio audio = recipe.requireAudio();
    int folds = recipe.requireFolds();
    List<Corpus> parts = Corpora.loadAll(audio.corpus(), data);
    Checkpoints states = Checkpoints.of(recipe, checkpoints);
    try (Ear ear = Ear.of(audio.features(), name -> PublishedModels.folder(name, data))) {
      watcher.stage("features of " + Corpus.joined(parts).samples().size() + " recordings");
      FrameCache cache = states.frames(audio);
      VoiceStage heard = new VoiceStage(audio, ear, cache, parts, watcher);
      List<VoiceFigures> figures = new ArrayList<>();
      List<HistoryFigures> histories = new ArrayList<>();
      List<CalibrationFigures> calibration = new ArrayList<>();
      for (int seed : seeds) {
        VoiceStage stage = heard.sharing(audio.with(drawn(audio.augmentation(), seed)));
        VoiceTally tally = new VoiceTally(parts, seed);
        HistoryTally known = new HistoryTally(parts, seed);
        CalibrationTally sure = new CalibrationTally(parts, folds, seed);
        // The seed of the folds' validation stays, so that seeds differ by the training alone.
        for (Partition partition : Partitions.speakerFolds(parts, folds, 1)) {
          tally.add(partition, judge(stage, partition, seed, states, watcher, known, sure));
        }
        figures.addAll(tally.figures());
        histories.addAll(known.figures());
        calibration.addAll(sure.figures());
      }
      return new VoiceResults(figures, histories, calibration);
    }
  }

  /** Copies of recordings that differ by seeds as trainings do; the first are the recipe's. */
  private static Optional<AudioAugmentation> drawn(Optional<AudioAugmentation> plan, int seed) {
    return plan.map(copies -> copies.withSeed(copies.seed() + seed - 1));
  }

  /** What a model trained without the speakers of the test part makes of each of their clips. */
  private static List<VoiceTally.Heard> judge(
      VoiceStage stage,
      Partition partition,
      int seed,
      Checkpoints states,
      Watcher watcher,
      HistoryTally known,
      CalibrationTally sure) {
    String held = partition.test().get(0).speaker().orElseThrow();
    String name = "without %s, seed %d".formatted(held, seed);
    watcher.stage("audio model " + name);
    try (VoiceModel model = stage.train(partition, seed, watcher, states.training(name)).model()) {
      VoiceStage heard = stage.heardBy(model);
      if (model.learnsVoices()) {
        known.add(partition, model, heard);
        sure.add(partition, model, stage, watcher);
      }
      return partition.test().stream()
          .map(
              sample ->
                  new VoiceTally.Heard(
                      sample, model.spec().tones(), model.tones(heard.frames(sample))))
          .toList();
    }
  }
}
