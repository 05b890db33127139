package dev.duet.text.form;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * What publishers put in the place of names, {@code [NAME]} and {@code [RELIGION]}. Nobody says
 * that, so a model shall not take it for a sign of anything.
 */
final class Masks {
  private static final Pattern MASK = Pattern.compile("\\[(NAME|RELIGION)\\]");
  private static final List<String> NAMES =
      List.of(
          "Anna", "Ben", "Carlos", "Diane", "Emma", "Farid", "Grace", "Hugo", "Ines", "Jack", "Kim",
          "Linda", "Mike", "Nora", "Omar", "Paul", "Priya", "Rosa", "Sam", "Tom");
  private static final List<String> RELIGIONS =
      List.of("Christian", "Catholic", "Muslim", "Jewish", "Hindu", "Buddhist");

  private Masks() {}

  /** The text with a name of somebody for every mask. */
  static String filled(String text, RandomGenerator random) {
    return MASK.matcher(text)
        .replaceAll(
            mask -> {
              List<String> words = mask.group(1).equals("NAME") ? NAMES : RELIGIONS;
              return words.get(random.nextInt(words.size()));
            });
  }
}
