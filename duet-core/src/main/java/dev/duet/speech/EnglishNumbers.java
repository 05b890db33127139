package dev.duet.speech;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes spelled numbers in digits: {@code two hundred and five} as {@code 205}, {@code twenty
 * first} as {@code 21st}, {@code nineteen eighty four} as {@code 1984}, {@code two point five
 * million} as {@code 2500000}. A lonely {@code one} stays a word, as it may be a pronoun.
 */
final class EnglishNumbers {
  private static final List<String> UP_TO_NINETEEN =
      List.of(
          ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
                  + " fifteen sixteen seventeen eighteen nineteen")
              .split(" "));
  private static final List<String> TENS =
      List.of("twenty thirty forty fifty sixty seventy eighty ninety".split(" "));
  private static final Map<String, Integer> SMALL = new HashMap<>();
  private static final Map<String, Long> MULTIPLIERS =
      Map.of(
          "hundred", 100L,
          "thousand", 1_000L,
          "million", 1_000_000L,
          "billion", 1_000_000_000L,
          "trillion", 1_000_000_000_000L);
  private static final Map<String, String> ORDINALS = new HashMap<>();
  private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(\\.\\d{1,9})?");

  static {
    for (int i = 0; i < UP_TO_NINETEEN.size(); i++) {
      SMALL.put(UP_TO_NINETEEN.get(i), i);
    }
    for (int i = 0; i < TENS.size(); i++) {
      SMALL.put(TENS.get(i), 20 + 10 * i);
    }
    Stream.concat(SMALL.keySet().stream(), MULTIPLIERS.keySet().stream())
        .forEach(word -> ORDINALS.put(ordinal(word), word));
  }

  private final List<String> written = new ArrayList<>();

  /** Digits of the number that is being read, empty between numbers. */
  private String digits = "";

  /** The word before, while a number is being read. */
  private String last = "";

  private EnglishNumbers() {}

  private static String ordinal(String cardinal) {
    return switch (cardinal) {
      case "one" -> "first";
      case "two" -> "second";
      case "three" -> "third";
      case "five" -> "fifth";
      case "eight" -> "eighth";
      case "nine" -> "ninth";
      case "twelve" -> "twelfth";
      default -> cardinal.endsWith("y") ? cardinal.replace("y", "ieth") : cardinal + "th";
    };
  }

  /** The words with numbers among them in digits. */
  static List<String> inDigits(List<String> words) {
    EnglishNumbers numbers = new EnglishNumbers();
    for (int i = 0; i < words.size(); i++) {
      numbers.read(words.get(i), i + 1 < words.size() ? words.get(i + 1) : "");
    }
    numbers.finish("");
    return Collections.unmodifiableList(numbers.written);
  }

  private void read(String word, String next) {
    String cardinal = ORDINALS.get(word);
    if (cardinal != null) {
      extend(cardinal);
      finish(suffix());
    } else if (isNumber(word)) {
      extend(word);
    } else if (word.equals("oh") && !digits.isEmpty() && isNumber(next)) {
      extend("zero");
    } else if (word.equals("point") && isNumber(digits) && isNumber(next)) {
      digits += ".";
      last = word;
    } else if (word.equals("percent") && !digits.isEmpty()) {
      finish("%");
    } else if (!(word.equals("and") && MULTIPLIERS.containsKey(last) && isNumber(next))) {
      finish("");
      written.add(word);
    }
  }

  private static boolean isNumber(String word) {
    return SMALL.containsKey(word)
        || MULTIPLIERS.containsKey(word)
        || NUMBER.matcher(word).matches();
  }

  /** Goes on with the number by one more word of it. */
  private void extend(String word) {
    Integer small = SMALL.get(word);
    if (MULTIPLIERS.containsKey(word)) {
      multiply(MULTIPLIERS.get(word));
    } else if (small == null) {
      if (!last.equals("point")) {
        finish("");
      }
      digits += word;
    } else if (MULTIPLIERS.containsKey(last)) { // two hundred | five
      digits = Long.toString(Long.parseLong(digits) + small);
    } else if (TENS.contains(last) && small > 0 && small < 10) { // nineteen eighty | four
      digits = digits.substring(0, digits.length() - 1) + small;
    } else { // nineteen | eighty
      digits += small;
    }
    last = word;
  }

  private void multiply(long multiplier) {
    if (!NUMBER.matcher(digits).matches()) {
      finish("");
      digits = Long.toString(multiplier);
    } else if (digits.contains(".")) {
      digits = Long.toString(Math.round(Double.parseDouble(digits) * multiplier));
    } else { // two million three hundred | thousand: it multiplies what is below a thousand
      long number = Long.parseLong(digits);
      long above = number / 1000 * 1000;
      digits = Long.toString(above + (number - above) * multiplier);
    }
  }

  private String suffix() {
    boolean teen = digits.length() > 1 && digits.charAt(digits.length() - 2) == '1';
    return switch (teen ? '0' : digits.charAt(digits.length() - 1)) {
      case '1' -> "st";
      case '2' -> "nd";
      case '3' -> "rd";
      default -> "th";
    };
  }

  private void finish(String suffix) {
    if (!digits.isEmpty()) {
      String number = digits + suffix;
      written.add(number.equals("1") ? "one" : number);
    }
    digits = "";
    last = "";
  }
}
