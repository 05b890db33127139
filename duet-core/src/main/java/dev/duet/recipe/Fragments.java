package dev.duet.recipe;

import dev.duet.corpus.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A few words out of the middle of each sentence, with the emotion of the whole. People say one
 * word, and recognisers hear one of several; corpora of written sentences hardly have such.
 */
final class Fragments {
  private static final List<Integer> LENGTHS = List.of(1, 2, 3, 4, 6, 8, 12);

  private Fragments() {}

  /**
   * A fragment of each sentence that is longer than it.
   *
   * @param seed of lengths and places
   */
  static List<Sample> of(List<Sample> sentences, long seed) {
    Random random = new Random(seed);
    List<Sample> fragments = new ArrayList<>();
    for (Sample sentence : sentences) {
      List<String> words = sentence.wordList();
      int length = LENGTHS.get(random.nextInt(LENGTHS.size()));
      if (length < words.size()) {
        int from = random.nextInt(words.size() - length + 1);
        String text = String.join(" ", words.subList(from, from + length));
        fragments.add(
            new Sample(
                sentence.id(),
                Optional.empty(),
                Optional.of(text),
                sentence.emotion(),
                sentence.label(),
                sentence.speaker(),
                sentence.split()));
      }
    }
    return fragments;
  }
}
