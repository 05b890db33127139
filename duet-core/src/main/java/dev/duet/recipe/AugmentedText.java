package dev.duet.recipe;

import dev.duet.corpus.Corpus;
import dev.duet.corpus.Partition;
import dev.duet.corpus.Partitions;
import dev.duet.corpus.Sample;
import dev.duet.text.translate.BackTranslations;
import dev.duet.text.translate.Sentence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What keeps back-translation on the training side: which sentences may be translated, and how
 * their variants join a training part.
 *
 * @param training the sentences that may be translated
 * @param held the texts of validation and test, as {@link Sample#textKey(String)} writes them
 */
public record AugmentedText(List<Sentence> training, Set<String> held) {

  /**
   * The training sentences of a corpus whose authors divided it, without those whose text also
   * stands in validation or test.
   *
   * @throws dev.duet.corpus.CorpusException if the corpus has no official split
   */
  public static AugmentedText of(Corpus corpus, long seed) {
    Partition partition = Partitions.official(corpus, seed).withoutSharedTexts();
    List<Sentence> training =
        partition.train().stream()
            .flatMap(s -> s.text().map(t -> new Sentence(s.id(), t, s.emotion())).stream())
            .toList();
    return new AugmentedText(training, held(partition));
  }

  /** Whether a text is one of validation or test. */
  public boolean isHeldOut(String text) {
    return held.contains(Sample.textKey(text));
  }

  /**
   * A partition whose training part also has the variants of its sentences; validation and test
   * stay as they are, and a variant that is one of their texts does not train.
   *
   * <p>A variant is a sample of its own, {@code train/00001~1}, with the label of its source.
   */
  public static Partition with(Partition partition, BackTranslations variants) {
    Set<String> held = held(partition);
    List<Sample> train = new ArrayList<>();
    for (Sample sample : partition.train()) {
      train.add(sample);
      int number = 0;
      for (String text : sample.text().map(variants::of).orElse(List.of())) {
        if (!held.contains(Sample.textKey(text))) {
          number++;
          train.add(variant(sample, number, text));
        }
      }
    }
    return new Partition(
        train,
        partition.validation(),
        partition.test(),
        "%s, training with %d back-translations"
            .formatted(partition.description(), train.size() - partition.train().size()),
        partition.leaks());
  }

  private static Sample variant(Sample sample, int number, String text) {
    return new Sample(
        sample.id() + "~" + number,
        Optional.empty(),
        Optional.of(text),
        sample.emotion(),
        sample.label(),
        sample.speaker(),
        sample.split());
  }

  private static Set<String> held(Partition partition) {
    Set<String> held = new HashSet<>();
    Stream.concat(partition.validation().stream(), partition.test().stream())
        .forEach(sample -> sample.textKey().ifPresent(held::add));
    return held;
  }
}
