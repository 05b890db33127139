package dev.duet.recipe;

import dev.duet.corpus.Corpus;
import dev.duet.corpus.Partition;
import dev.duet.corpus.Partitions;
import dev.duet.corpus.Sample;
import dev.duet.text.translate.Sentence;
import java.util.List;
import java.util.Set;

/**
 * Which sentences of a corpus may be translated, and which may not come out. {@link TextStage} has
 * the variants join a training part.
 *
 * @param all that may be translated
 * @param heldOut the texts of validation and test, as {@link Sample#textKey(String)} writes them
 */
public record TrainingSentences(List<Sentence> all, Set<String> heldOut) {

  /**
   * The training sentences of a corpus whose authors divided it, without those whose text also
   * stands in validation or test.
   *
   * @param seed of the validation part, where the authors made none
   * @throws dev.duet.corpus.CorpusException if the corpus has no official split
   */
  public static TrainingSentences of(Corpus corpus, long seed) {
    Partition partition = Partitions.official(corpus, seed).withoutSharedTexts();
    List<Sentence> all =
        partition.train().stream()
            .flatMap(s -> s.text().map(t -> new Sentence(s.id(), t, s.emotion())).stream())
            .toList();
    return new TrainingSentences(all, partition.heldOutTexts());
  }

  /** Whether a text is one of validation or test. */
  public boolean isHeldOut(String text) {
    return heldOut.contains(Sample.textKey(text));
  }
}
