package dev.duet.text.form;

import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Misspelt words: two letters swapped, one left out, doubled, or hit beside its key on an English
 * keyboard; and the short forms of chats.
 */
final class Slips {
  private static final int SHORTEST = 4;
  private static final double SLIP = 0.15;
  private static final double SHORT_FORM = 0.5;
  private static final Pattern WORD = Pattern.compile("\\p{L}+");
  private static final String[] KEYS = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};

  private static final Map<String, String> SHORT_FORMS =
      Map.ofEntries(
          Map.entry("you", "u"),
          Map.entry("your", "ur"),
          Map.entry("are", "r"),
          Map.entry("because", "cuz"),
          Map.entry("though", "tho"),
          Map.entry("people", "ppl"),
          Map.entry("please", "pls"),
          Map.entry("something", "smth"),
          Map.entry("about", "abt"),
          Map.entry("really", "rly"),
          Map.entry("going", "goin"),
          Map.entry("their", "thier"),
          Map.entry("definitely", "definately"),
          Map.entry("tomorrow", "tommorow"),
          Map.entry("receive", "recieve"),
          Map.entry("weird", "wierd"));

  private Slips() {}

  /** With a slip in about one word of four letters or more in seven. */
  static String in(String text, RandomGenerator random) {
    return WORD.matcher(text).replaceAll(word -> of(word.group(), random));
  }

  private static String of(String word, RandomGenerator random) {
    String shortForm = SHORT_FORMS.get(word.toLowerCase(Locale.ROOT));
    if (shortForm != null && random.nextDouble() < SHORT_FORM) {
      return shortForm;
    }
    return word.length() >= SHORTEST && random.nextDouble() < SLIP ? slip(word, random) : word;
  }

  /** The first letter is seldom missed, so it stays. */
  private static String slip(String word, RandomGenerator random) {
    int at = 1 + random.nextInt(word.length() - 2);
    String before = word.substring(0, at);
    char letter = word.charAt(at);
    String after = word.substring(at + 1);
    return switch (random.nextInt(4)) {
      case 0 -> before + after.charAt(0) + letter + after.substring(1);
      case 1 -> before + after;
      case 2 -> before + letter + letter + after;
      default -> before + beside(letter, random) + after;
    };
  }

  private static char beside(char letter, RandomGenerator random) {
    for (String row : KEYS) {
      int place = row.indexOf(letter);
      if (place >= 0) {
        boolean left = place == row.length() - 1 || (place > 0 && random.nextBoolean());
        return row.charAt(left ? place - 1 : place + 1);
      }
    }
    return letter;
  }
}
