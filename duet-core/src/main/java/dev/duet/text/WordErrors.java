package dev.duet.text;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Damages sentences as a speech recogniser does, to see what a text model makes of it. Each word
 * meets an error with probability {@code rate}, independently of the others, and of the three kinds
 * each is as likely:
 *
 * <ul>
 *   <li>A deletion leaves the word out.
 *   <li>An insertion puts a word of the vocabulary behind it.
 *   <li>A substitution puts another word of the vocabulary in its place.
 * </ul>
 *
 * <p>So the expected number of errors over the number of words, the word error rate, is {@code
 * rate} exactly. A scorer that looks for the fewest errors that explain the outcome counts a little
 * less: to it an insertion before a deletion is one substitution.
 *
 * @param rate of errors among the words, in [0, 1]
 * @param vocabulary what a recogniser may hear instead, each word once; at least two words
 */
public record WordErrors(double rate, List<String> vocabulary) {
  private static final int KINDS = 3;
  private static final Pattern WORD = Pattern.compile("\\S+");

  /**
   * Copies the vocabulary and checks the ranges.
   *
   * @throws IllegalArgumentException with a sentence if one is violated
   */
  public WordErrors {
    vocabulary = vocabulary.stream().distinct().toList();
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException("the rate of word errors is in [0, 1], not " + rate);
    }
    if (vocabulary.size() < 2) {
      throw new IllegalArgumentException(
          "word errors need a vocabulary of two words or more, not " + vocabulary);
    }
  }

  /**
   * A damaged copy of a sentence; all its words may be gone.
   *
   * @param sentence words between white space
   * @param random where the errors come from; the same state gives the same errors
   * @return words between single spaces
   */
  public String in(String sentence, RandomGenerator random) {
    List<String> heard = new ArrayList<>();
    for (String word : WORD.matcher(sentence).results().map(MatchResult::group).toList()) {
      int kind = random.nextDouble() < rate ? random.nextInt(KINDS) : KINDS;
      switch (kind) {
        case 0 -> {}
        case 1 -> {
          heard.add(word);
          heard.add(any(random));
        }
        case 2 -> heard.add(another(word, random));
        default -> heard.add(word);
      }
    }
    return String.join(" ", heard);
  }

  private String any(RandomGenerator random) {
    return vocabulary.get(random.nextInt(vocabulary.size()));
  }

  private String another(String word, RandomGenerator random) {
    String other = any(random);
    while (other.equals(word)) {
      other = any(random);
    }
    return other;
  }
}
