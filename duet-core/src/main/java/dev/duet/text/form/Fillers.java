package dev.duet.text.form;

import java.util.List;
import java.util.random.RandomGenerator;

/** What people say between words: fillers, and a word said twice. */
final class Fillers {
  private static final double FILLER = 0.04;
  private static final double TWICE = 0.02;
  private static final List<String> WORDS = List.of("um", "uh", "uhm", "you know", "well", "so");

  private Fillers() {}

  /** With a filler before one word in 25 or so, and one in 50 repeated. */
  static String strewnOver(String text, RandomGenerator random) {
    StringBuilder said = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (random.nextDouble() < FILLER) {
        said.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
      }
      if (random.nextDouble() < TWICE) {
        said.append(word).append(' ');
      }
      said.append(word).append(' ');
    }
    return said.toString().strip();
  }
}
