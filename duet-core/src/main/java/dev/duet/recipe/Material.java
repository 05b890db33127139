package dev.duet.recipe;

import dev.duet.corpus.Corpora;
import dev.duet.corpus.Corpus;
import dev.duet.corpus.CorpusException;
import dev.duet.corpus.Partition;
import dev.duet.corpus.Partitions;
import java.nio.file.Path;
import java.util.List;

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
    Corpus recordings = Corpora.load(recipe.requireAudio().corpus(), data);
    Corpus texts = Corpora.load(recipe.requireText().corpus(), data);
    Material material =
        new Material(
            recordings,
            Partitions.everySpeakerHeldOut(recordings, seed),
            Partitions.withoutTest(recordings, seed),
            texts,
            Partitions.official(texts, seed).withoutSharedTexts());
    material.heldOut.forEach(Partition::requireLearnable);
    material.all.requireLearnable();
    material.sentences.requireLearnable();
    PairedProtocol.requirePartners(recordings.samples(), material.sentences.validation());
    return material;
  }
}
