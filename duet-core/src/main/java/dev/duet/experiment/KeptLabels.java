package dev.duet.experiment;

import dev.duet.audio.AudioException;
import dev.duet.corpus.Sample;
import dev.duet.emotion.Emotion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Counts how often a system's answer to a recording survives what happens to it. */
final class KeptLabels {
  private final String system;
  private final Map<String, Map<String, Count>> counts = new LinkedHashMap<>();

  KeptLabels(String system) {
    this.system = system;
  }

  private static final class Count {
    private int n;
    private int kept;
    private int right;
  }

  /**
   * Asks about a recording, as it is and under every change. One that is refused has no label, and
   * so keeps none.
   *
   * @param answers what the system says under a change; under none if there is none
   */
  void add(String corpus, Sample sample, Function<Optional<SoundChange>, Emotion> answers) {
    Optional<Emotion> before = answer(answers, Optional.empty());
    count(corpus, KeptFigures.AS_IT_IS, sample, before, before);
    for (SoundChange change : SoundChange.values()) {
      count(corpus, change.label(), sample, before, answer(answers, Optional.of(change)));
    }
  }

  private static Optional<Emotion> answer(
      Function<Optional<SoundChange>, Emotion> answers, Optional<SoundChange> change) {
    try {
      return Optional.of(answers.apply(change));
    } catch (AudioException e) {
      return Optional.empty();
    }
  }

  private void count(
      String corpus,
      String change,
      Sample sample,
      Optional<Emotion> before,
      Optional<Emotion> after) {
    Count count =
        counts
            .computeIfAbsent(corpus, name -> new LinkedHashMap<>())
            .computeIfAbsent(change, name -> new Count());
    count.n++;
    count.kept += after.isPresent() && after.equals(before) ? 1 : 0;
    count.right += after.filter(sample.emotion()::equals).isPresent() ? 1 : 0;
  }

  /** A line for each corpus and change. */
  List<KeptFigures> figures() {
    List<KeptFigures> figures = new ArrayList<>();
    counts.forEach(
        (corpus, changes) ->
            changes.forEach(
                (change, count) ->
                    figures.add(
                        new KeptFigures(
                            system, corpus, change, count.n, count.kept, count.right))));
    return figures;
  }
}
