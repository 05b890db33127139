package dev.duet.corpus.check;

import dev.duet.corpus.Corpus;
import dev.duet.corpus.Sample;
import dev.duet.corpus.Split;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many texts a split shares with a split of another corpus, the same by {@link
 * Sample#textKey()}; worth knowing before both are trained on together.
 *
 * @param split of the corpus that was looked at
 * @param corpus the other one's name
 * @param other its split
 * @param texts how many
 */
public record SharedTexts(Split split, String corpus, Split other, int texts) {

  /** What a corpus shares with others, without what it does not. */
  public static List<SharedTexts> between(Corpus corpus, List<Corpus> others) {
    Map<Split, Set<String>> ours = texts(corpus);
    List<SharedTexts> shared = new ArrayList<>();
    for (Corpus each : others) {
      Map<Split, Set<String>> theirs = texts(each);
      ours.forEach(
          (split, texts) ->
              theirs.forEach(
                  (other, otherTexts) -> {
                    int both = (int) texts.stream().filter(otherTexts::contains).count();
                    if (both > 0) {
                      shared.add(new SharedTexts(split, each.name(), other, both));
                    }
                  }));
    }
    return shared;
  }

  private static Map<Split, Set<String>> texts(Corpus corpus) {
    Map<Split, Set<String>> texts = new EnumMap<>(Split.class);
    for (Sample sample : corpus.samples()) {
      if (sample.split().isPresent() && sample.textKey().isPresent()) {
        texts
            .computeIfAbsent(sample.split().get(), split -> new HashSet<>())
            .add(sample.textKey().get());
      }
    }
    return texts;
  }
}
