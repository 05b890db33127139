package dev.duet.experiment;

import dev.duet.corpus.Corpus;
import dev.duet.corpus.Partition;
import dev.duet.corpus.Sample;
import dev.duet.emotion.Emotion;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Smaller corpora, for runs that must be short. What is left depends on the corpus only. */
final class Thinning {
  private static final int FEWEST_WORDS = 10;
  private static final int FEWEST_SENTENCES = 4;

  private Thinning() {}

  /** The recordings of every so-many-th carrier word, but of no fewer than ten. */
  static Corpus ofWords(Corpus corpus, int oneIn) {
    if (oneIn == 1) {
      return corpus;
    }
    List<String> words = corpus.samples().stream().map(Thinning::word).distinct().sorted().toList();
    int step = Math.max(1, Math.min(oneIn, words.size() / FEWEST_WORDS));
    List<Sample> kept =
        corpus.samples().stream().filter(s -> words.indexOf(word(s)) % step == 0).toList();
    return new Corpus(corpus.name(), kept, corpus.findings());
  }

  private static String word(Sample sample) {
    return sample.textKey().orElse(sample.id());
  }

  /**
   * Every so-many-th sentence of each label, but no fewer than four of a label.
   *
   * @param trainingOneIn for the training part
   * @param testsOneIn for the validation and the test part
   */
  static Partition ofSentences(Partition partition, int trainingOneIn, int testsOneIn) {
    return new Partition(
        every(partition.train(), trainingOneIn),
        every(partition.validation(), testsOneIn),
        every(partition.test(), testsOneIn),
        partition.description()
            + (trainingOneIn == 1 ? "" : "; one training sentence in " + trainingOneIn)
            + (testsOneIn == 1 ? "" : "; one validation and test sentence in " + testsOneIn),
        partition.leaks());
  }

  private static List<Sample> every(List<Sample> samples, int oneIn) {
    if (oneIn == 1) {
      return samples;
    }
    Map<Emotion, List<Sample>> byLabel = new EnumMap<>(Emotion.class);
    samples.forEach(s -> byLabel.computeIfAbsent(s.emotion(), e -> new ArrayList<>()).add(s));
    List<Sample> kept = new ArrayList<>();
    byLabel.forEach(
        (label, all) -> {
          int step = Math.max(1, Math.min(oneIn, all.size() / FEWEST_SENTENCES));
          for (int i = 0; i < all.size(); i += step) {
            kept.add(all.get(i));
          }
        });
    return kept;
  }
}
