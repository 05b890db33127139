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
   * @param parts corpora of recordings that are trained on together
   * @param corpus all of them as one
   * @param heldOut it divided with each speaker held out in turn
   * @param all it divided for the model that ships: nothing tests
   */
  record Recordings(List<Corpus> parts, Corpus corpus, List<Partition> heldOut, Partition all) {

    private static Recordings of(Recipe.Audio audio, Path data, int seed) {
      List<Corpus> parts = Corpora.loadAll(audio.corpus(), data);
      Corpus corpus = Corpus.joined(parts);
      Recordings recordings =
          new Recordings(
              parts,
              corpus,
              audio
                  .folds()
                  .map(folds -> Partitions.speakerFolds(parts, folds, seed))
                  .orElseGet(() -> Partitions.everySpeakerHeldOut(corpus, seed)),
              Partitions.withoutTest(corpus, seed));
      recordings.heldOut.forEach(Partition::requireLearnable);
      recordings.all.requireLearnable();
      return recordings;
    }
  }

  /**
   * Loads and divides the corpora of a recipe.
   *
   * @param data the folder that holds them
   * @throws CorpusException if one is not there, or cannot be trained on
   */
  static Material of(Recipe recipe, Path data, int seed) {
    Optional<Recordings> recordings = recipe.audio().map(audio -> Recordings.of(audio, data, seed));
    Optional<Texts> texts = recipe.text().map(text -> Texts.of(text.corpus(), data, seed));
    texts.ifPresent(t -> t.sentences().requireLearnable());
    if (recordings.isPresent() && texts.isPresent()) {
      PairedProtocol.requirePartners(
          recordings.get().corpus.samples(), texts.get().sentences().validation());
    }
    return new Material(recordings, texts);
  }
}
