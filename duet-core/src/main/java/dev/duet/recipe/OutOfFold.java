package dev.duet.recipe;

import dev.duet.corpus.Corpus;
import dev.duet.corpus.Partition;
import dev.duet.corpus.Partitions;
import dev.duet.corpus.Sample;
import dev.duet.voice.VoiceModel;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a recipe makes of voices it has not heard, told without those it will be tested on: groups
 * of the training speakers are held out in turn, as {@link Partitions#speakerFolds} makes them, and
 * judged by a model of the others. It takes a training a group, so it is for networks that are
 * found at once; an encoder stays as it was published here, even where the recipe tunes it.
 *
 * @param stage that has heard all recordings
 * @param parts corpora that are trained on together
 * @param folds groups of speakers
 */
public record OutOfFold(VoiceStage stage, List<Corpus> parts, int folds) {

  /**
   * Judges every clip of a partition that is not tested on.
   *
   * @param seed of the trainings
   */
  public VoiceCalibration judged(Partition partition, int seed, Watcher watcher) {
    VoiceStage untuned = stage.untuned();
    VoiceCalibration judged = new VoiceCalibration();
    for (Partition inner : Partitions.speakerFolds(without(partition.test()), folds, 1)) {
      try (VoiceModel model = untuned.train(inner, seed, watcher, Optional.empty()).model()) {
        judged.add(inner.test(), model, untuned, inner);
      }
    }
    return judged;
  }

  /** What is left of each corpus, if something is. */
  private List<Corpus> without(List<Sample> tested) {
    Set<Sample> gone = new HashSet<>(tested);
    return parts.stream()
        .map(
            part ->
                new Corpus(
                    part.name(),
                    part.samples().stream().filter(s -> !gone.contains(s)).toList(),
                    List.of()))
        .filter(part -> !part.samples().isEmpty())
        .toList();
  }
}
