package dev.duet.recipe;

import dev.duet.corpus.Corpora;
import dev.duet.corpus.Corpus;
import dev.duet.corpus.CorpusException;
import dev.duet.corpus.Partition;
import dev.duet.corpus.Partitions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a recipe is trained on. Once it is there, nothing of it is missing or unfit, which is worth
 * knowing before the first hour of training.
 *
 * @param recordings to hear, if the recipe has an audio model
 * @param texts to read, if it has a text model
 */
record Material(Optional<Recordings> recordings, Optional<Texts> texts) {

  /**
   * What an audio model is trained on.
   *
   * @param corpus of recordings
   * @param heldOut it divided with each speaker held out in turn
   * @param all it divided for the model that ships: nothing tests
   */
  record Recordings(Corpus corpus, List<Partition> heldOut, Partition all) {

    private static Recordings of(Corpus corpus, int seed) {
      Recordings recordings =
          new Recordings(
              corpus,
              Partitions.everySpeakerHeldOut(corpus, seed),
              Partitions.withoutTest(corpus, seed));
      recordings.heldOut.forEach(Partition::requireLearnable);
      recordings.all.requireLearnable();
      return recordings;
    }
  }

  /**
   * What a text model is trained on.
   *
   * @param corpus of texts
   * @param sentences it divided as its authors did
   */
  record Texts(Corpus corpus, Partition sentences) {

    private static Texts of(Corpus corpus, int seed) {
      Partition sentences = Partitions.official(corpus, seed).withoutSharedTexts();
      sentences.requireLearnable();
      return new Texts(corpus, sentences);
    }
  }

  /**
   * Loads and divides the corpora of a recipe.
   *
   * @param data the folder that holds them
   * @throws CorpusException if one is not there, or cannot be trained on
   */
  static Material of(Recipe recipe, Path data, int seed) {
    Optional<Corpus> clips = recipe.audio().map(audio -> Corpora.load(audio.corpus(), data));
    Optional<Corpus> sentences = recipe.text().map(text -> Corpora.load(text.corpus(), data));
    Material material =
        new Material(
            clips.map(corpus -> Recordings.of(corpus, seed)),
            sentences.map(corpus -> Texts.of(corpus, seed)));
    if (material.recordings.isPresent() && material.texts.isPresent()) {
      PairedProtocol.requirePartners(
          material.recordings.get().corpus.samples(), material.texts.get().sentences.validation());
    }
    return material;
  }
}
