package dev.duet.corpus;

import dev.duet.emotion.Emotion;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A set of labelled utterances, in the order of their ids whatever the order of the files.
 *
 * @param name how it is called, for example {@code tess}
 * @param samples what can be used, each id once
 * @param findings what was odd about its files
 */
public record Corpus(String name, List<Sample> samples, List<Finding> findings) {

  /**
   * Sorts the samples by id.
   *
   * @throws IllegalArgumentException if an id occurs twice
   */
  public Corpus {
    samples = samples.stream().sorted(Comparator.comparing(Sample::id)).toList();
    findings = List.copyOf(findings);
    Set<String> ids = new HashSet<>();
    for (Sample sample : samples) {
      if (!ids.add(sample.id())) {
        throw new IllegalArgumentException("two samples of " + name + " are called " + sample.id());
      }
    }
  }

  /**
   * Several corpora as one, whose name is theirs joined by {@code +}.
   *
   * @throws IllegalArgumentException if two of them have a sample of the same id
   */
  public static Corpus joined(List<Corpus> parts) {
    return new Corpus(
        parts.stream().map(Corpus::name).collect(Collectors.joining("+")),
        parts.stream().flatMap(part -> part.samples.stream()).toList(),
        parts.stream().flatMap(part -> part.findings.stream()).toList());
  }

  /** The speakers named, each once, sorted. */
  public List<String> speakers() {
    return samples.stream().flatMap(s -> s.speaker().stream()).distinct().sorted().toList();
  }

  /** The emotions that occur, in the order of {@link Emotion}. */
  public Set<Emotion> emotions() {
    EnumSet<Emotion> emotions = EnumSet.noneOf(Emotion.class);
    samples.forEach(s -> emotions.add(s.emotion()));
    return Collections.unmodifiableSet(emotions);
  }
}
