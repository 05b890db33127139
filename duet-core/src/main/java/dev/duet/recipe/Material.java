package dev.duet.recipe;

import dev.duet.corpus.Corpora;
import dev.duet.corpus.Corpus;
import dev.duet.corpus.CorpusException;
import dev.duet.corpus.Partition;
import dev.duet.corpus.Partitions;
import dev.duet.corpus.Sample;
import dev.duet.emotion.Emotion;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a recipe is trained on. Once it is there, nothing of it is missing or unfit, which is worth
 * knowing before the first hour of training.
 *
 * @param recordings to hear
 * @param heldOut the recordings divided with each speaker held out in turn
 * @param all the recordings divided for the model that ships: nothing tests
 * @param texts to read
 * @param sentences the texts divided as their authors did
 */
record Material(
    Corpus recordings, List<Partition> heldOut, Partition all, Corpus texts, Partition sentences) {

  /**
   * Loads and divides the corpora of a recipe.
   *
   * @param data the folder that holds them
   * @throws CorpusException if one is not there, or cannot be trained on
   */
  static Material of(Recipe recipe, Path data, int seed) {
    Corpus recordings = Corpora.load(recipe.audio().corpus(), data);
    Corpus texts = Corpora.load(recipe.text().corpus(), data);
    Material material =
        new Material(
            recordings,
            Partitions.everySpeakerHeldOut(recordings, seed),
            Partitions.withoutTest(recordings, seed),
            texts,
            Partitions.official(texts, seed).withoutSharedTexts());
    material.heldOut.forEach(Material::requireLearnable);
    requireLearnable(material.all);
    requireLearnable(material.sentences);
    PairedProtocol.requirePartners(recordings.samples(), material.sentences.validation());
    return material;
  }

  private static void requireLearnable(Partition partition) {
    Set<Emotion> unlearned = emotions(partition.validation());
    if (unlearned.isEmpty()) {
      throw new CorpusException(partition.description() + ": nothing is left to validate on");
    }
    unlearned.removeAll(emotions(partition.train()));
    if (!unlearned.isEmpty()) {
      throw new CorpusException(
          "%s: validation has %s, training has not; give more samples of it"
              .formatted(partition.description(), unlearned));
    }
  }

  private static Set<Emotion> emotions(List<Sample> samples) {
    Set<Emotion> emotions = EnumSet.noneOf(Emotion.class);
    samples.forEach(sample -> emotions.add(sample.emotion()));
    return emotions;
  }
}
