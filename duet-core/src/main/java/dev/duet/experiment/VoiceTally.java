package dev.duet.experiment;

import dev.duet.corpus.Corpus;
import dev.duet.corpus.Partition;
import dev.duet.corpus.Sample;
import dev.duet.emotion.Emotion;
import dev.duet.voice.Tone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Counts what models made of unheard voices, by corpus and perhaps speaker. */
final class VoiceTally {
  private final List<Corpus> parts;
  private final int seed;
  private final Map<Group, List<Heard>> heard = new LinkedHashMap<>();

  VoiceTally(List<Corpus> parts, int seed) {
    this.parts = parts;
    this.seed = seed;
  }

  /**
   * What a model made of a recording.
   *
   * @param tones that the model tells apart
   * @param probabilities one a tone
   */
  record Heard(Sample sample, List<Tone> tones, double[] probabilities) {

    private Tone truth() {
      return Tone.of(sample.emotion(), sample.label());
    }

    /** The most probable label, among some of them. */
    private String top(Set<String> among, boolean isCalmApart) {
      Map<String, Double> sums = new TreeMap<>();
      for (int i = 0; i < probabilities.length; i++) {
        sums.merge(label(tones.get(i), isCalmApart), probabilities[i], Double::sum);
      }
      return sums.entrySet().stream()
          .filter(entry -> among.isEmpty() || among.contains(entry.getKey()))
          .max(Map.Entry.comparingByValue())
          .orElseThrow()
          .getKey();
    }
  }

  private record Group(Corpus corpus, String voices) {}

  private static String label(Tone tone, boolean isCalmApart) {
    return isCalmApart ? tone.word() : tone.emotion().label();
  }

  /** Takes in what a model made of the test part of a partition. */
  void add(Partition partition, List<Heard> judged) {
    long speakers = partition.test().stream().map(Sample::speaker).distinct().count();
    for (Corpus corpus : parts) {
      Set<String> ids = corpus.samples().stream().map(Sample::id).collect(Collectors.toSet());
      List<Heard> own = judged.stream().filter(each -> ids.contains(each.sample.id())).toList();
      if (!own.isEmpty()) {
        String voices = speakers == 1 ? own.get(0).sample.speaker().orElseThrow() : "folds";
        heard.computeIfAbsent(new Group(corpus, voices), g -> new ArrayList<>()).addAll(own);
      }
    }
  }

  /** A line for each group. */
  List<VoiceFigures> figures() {
    return heard.entrySet().stream().map(e -> figures(e.getKey(), e.getValue())).toList();
  }

  private VoiceFigures figures(Group group, List<Heard> judged) {
    Set<Tone> tones = judged.stream().map(Heard::truth).collect(Collectors.toSet());
    boolean isCalmApart =
        tones.stream().filter(tone -> tone.emotion() == Emotion.NEUTRAL).count() > 1;
    Set<String> own = new TreeSet<>();
    tones.forEach(tone -> own.add(label(tone, isCalmApart)));
    Map<String, Double> recalls = recalls(judged, Set.of(), isCalmApart);
    long right =
        judged.stream()
            .filter(h -> h.top(Set.of(), isCalmApart).equals(label(h.truth(), isCalmApart)))
            .count();
    return new VoiceFigures(
        seed,
        group.corpus.name(),
        group.voices,
        judged.size(),
        (double) right / judged.size(),
        mean(recalls),
        mean(recalls(judged, own, isCalmApart)),
        recalls);
  }

  private static Map<String, Double> recalls(
      List<Heard> judged, Set<String> among, boolean isCalmApart) {
    return judged.stream()
        .collect(
            Collectors.groupingBy(
                h -> label(h.truth(), isCalmApart),
                TreeMap::new,
                Collectors.averagingDouble(
                    h -> h.top(among, isCalmApart).equals(label(h.truth(), isCalmApart)) ? 1 : 0)));
  }

  private static double mean(Map<String, Double> recalls) {
    return recalls.values().stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
