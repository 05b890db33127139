package dev.duet.text;

import java.util.List;
import java.util.StringJoiner;
import java.util.random.RandomGenerator;

/**
 * Puts wrong words into sentences: each word becomes another with probability {@code rate},
 * independently of the others, so that at 1 nothing of a sentence is left but its length. {@link
 * WordErrors} also lose and add words, and keep some of a sentence at any rate.
 *
 * @param rate of wrong words, in [0, 1]
 * @param running words of running text, from which others are drawn as often as they occur there
 */
public record WrongWords(double rate, List<String> running) {

  /**
   * Copies the list and checks the range.
   *
   * @throws IllegalArgumentException with a sentence if one is violated
   */
  public WrongWords {
    running = List.copyOf(running);
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException("the rate of wrong words is in [0, 1], not " + rate);
    }
    if (running.stream().distinct().limit(2).count() < 2) {
      throw new IllegalArgumentException("wrong words are drawn from two words or more");
    }
  }

  /**
   * What became of a sentence.
   *
   * @param text words between single spaces, as many as before
   * @param wrong how many of them are wrong
   * @param words how many there are
   */
  public record Heard(String text, int wrong, int words) {}

  /**
   * A sentence with wrong words.
   *
   * @param sentence words between white space
   * @param random where they come from; the same state gives the same
   */
  public Heard in(String sentence, RandomGenerator random) {
    StringJoiner text = new StringJoiner(" ");
    int wrong = 0;
    List<String> words = List.of(sentence.strip().split("\\s+"));
    for (String word : words) {
      boolean isWrong = random.nextDouble() < rate;
      wrong += isWrong ? 1 : 0;
      text.add(isWrong ? another(word, random) : word);
    }
    return new Heard(text.toString(), wrong, words.size());
  }

  private String another(String word, RandomGenerator random) {
    String other = word;
    while (other.equals(word)) {
      other = running.get(random.nextInt(running.size()));
    }
    return other;
  }
}
