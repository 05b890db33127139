package dev.duet.experiment;

import dev.duet.corpus.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Some of many samples, so that emotions and speakers have the shares that they have in all. */
final class Spread {
  private Spread() {}

  /**
   * At most so many. Within an emotion and speaker chance decides, since corpora are named in
   * patterns: every tenth recording may well be of one emotion.
   */
  static List<Sample> over(List<Sample> all, int count) {
    List<Sample> groups = new ArrayList<>(all);
    Collections.shuffle(groups, new Random(1));
    groups.sort(
        Comparator.comparing(Sample::emotion).thenComparing(sample -> sample.speaker().orElse("")));
    int taken = Math.min(count, groups.size());
    return IntStream.range(0, taken)
        .mapToObj(i -> groups.get((int) ((long) i * groups.size() / taken)))
        .toList();
  }
}
