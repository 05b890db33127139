package dev.duet.corpus.check;

import dev.duet.corpus.Corpus;
import dev.duet.corpus.Sample;
import dev.duet.corpus.Split;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many texts two splits share, the same by {@link Sample#textKey()}; of a split with itself,
 * how many samples repeat an earlier one's text.
 *
 * @param one a split
 * @param other another, or the same
 * @param texts how many
 */
public record Overlap(Split one, Split other, int texts) {

  /** The overlaps that are not empty, within each split and between every two. */
  public static List<Overlap> in(Corpus corpus) {
    Map<Split, Map<String, Integer>> counts = new EnumMap<>(Split.class);
    for (Sample sample : corpus.samples()) {
      if (sample.split().isPresent() && sample.textKey().isPresent()) {
        counts
            .computeIfAbsent(sample.split().get(), split -> new HashMap<>())
            .merge(sample.textKey().get(), 1, Integer::sum);
      }
    }
    List<Overlap> overlaps = new ArrayList<>();
    counts.forEach(
        (one, texts) ->
            counts.forEach(
                (other, otherTexts) -> {
                  int shared =
                      one == other
                          ? texts.values().stream().mapToInt(n -> n - 1).sum()
                          : (int) texts.keySet().stream().filter(otherTexts::containsKey).count();
                  if (one.compareTo(other) <= 0 && shared > 0) {
                    overlaps.add(new Overlap(one, other, shared));
                  }
                }));
    return overlaps;
  }
}
