package dev.duet.corpus.check;

import dev.duet.corpus.Corpus;
import dev.duet.corpus.Finding;
import dev.duet.corpus.Sample;
import dev.duet.corpus.Split;
import dev.duet.emotion.Emotion;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/**
 * What is in a corpus.
 *
 * @param corpus what was looked at
 * @param bySpeaker counts by speaker and emotion; samples without a speaker under {@code -}
 * @param bySplit counts by official split, empty if there is none
 * @param audio what listening tells, if there are recordings
 * @param overlaps texts that splits share
 * @param shared texts that splits share with other corpora
 * @param findings all of them, those of loading first
 */
public record CorpusReport(
    Corpus corpus,
    SortedMap<String, Map<Emotion, Integer>> bySpeaker,
    Map<Split, Integer> bySplit,
    Optional<AudioSurvey> audio,
    List<Overlap> overlaps,
    List<SharedTexts> shared,
    List<Finding> findings) {

  /**
   * Looks at everything, and decodes every recording.
   *
   * @param progress told how many recordings have been heard; called from several threads
   */
  public static CorpusReport of(Corpus corpus, IntConsumer progress) {
    return of(corpus, List.of(), progress);
  }

  /**
   * Looks at everything, beside other corpora.
   *
   * @param others with whose texts the corpus' are compared
   * @param progress as above
   */
  public static CorpusReport of(Corpus corpus, List<Corpus> others, IntConsumer progress) {
    SortedMap<String, Map<Emotion, Integer>> bySpeaker = new TreeMap<>();
    Map<Split, Integer> bySplit = new EnumMap<>(Split.class);
    for (Sample sample : corpus.samples()) {
      bySpeaker
          .computeIfAbsent(sample.speaker().orElse("-"), s -> new EnumMap<>(Emotion.class))
          .merge(sample.emotion(), 1, Integer::sum);
      sample.split().ifPresent(split -> bySplit.merge(split, 1, Integer::sum));
    }
    Optional<AudioSurvey> audio =
        corpus.samples().stream().anyMatch(s -> s.audio().isPresent())
            ? Optional.of(AudioSurvey.of(corpus, progress))
            : Optional.empty();
    List<Finding> findings = new ArrayList<>(corpus.findings());
    audio.ifPresent(a -> findings.addAll(a.findings()));
    return new CorpusReport(
        corpus,
        bySpeaker,
        bySplit,
        audio,
        Overlap.in(corpus),
        SharedTexts.between(corpus, others),
        List.copyOf(findings));
  }
}
