package dev.duet.text.translate;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What Apertium gets wrong in the same way every time, put right. A rule applies where the source
 * has its cue and has not itself what counts as wrong, so a sentence that really speaks of seats
 * keeps them. Other engines don't make these mistakes, and no rule changes what they say.
 */
final class Repairs {
  private static final String FEEL = "\\b(?:feel|feels|felt|feeling|feelings)\\b";
  private static final String HEAR = "\\bhear(?:s|d|ing)?\\b";
  private static final String SEAT = "\\bseats?\\b";
  private static final String IT = "\\bit\\b";
  private static final String VERBS =
      "(have|am|feel|felt|had|want|think|know|can|will|was|do|did|could|would)";

  private record Rule(Pattern cue, Pattern unless, Pattern wrong, String right) {

    static Rule of(String cue, String unless, String wrong, String right) {
      return new Rule(pattern(cue), pattern(unless), pattern(wrong), right);
    }

    private static Pattern pattern(String regex) {
      return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    String apply(String source, String variant) {
      return cue.matcher(source).find() && !unless.matcher(source).find()
          ? wrong.matcher(variant).replaceAll(right)
          : variant;
    }
  }

  private static final List<Rule> RULES =
      List.of(
          // Marks of words that could not be inflected.
          Rule.of("", "[#@*]", "[#@*](?=\\p{L})", ""),
          // Spanish "siento gustar", then "siento": "I feel" taken for "asiento".
          Rule.of(
              FEEL, SEAT, "\\bseat (?:to )?(?:it |him )?(?:likes?|taste)\\b(?: him)?", "feel like"),
          Rule.of(FEEL, SEAT, "\\bseats?\\b", "feel"),
          // Catalan "sentir" is to feel and to hear.
          Rule.of(FEEL, HEAR, "\\bhear\\b", "feel"),
          Rule.of(FEEL, HEAR, "\\bhears\\b", "feels"),
          Rule.of(FEEL, HEAR, "\\bhearing\\b", "feeling"),
          Rule.of(FEEL, HEAR, "\\bheard\\b", "felt"),
          Rule.of("\\bI(?:'ve| have)\\b", "\\bhe\\b", "\\bhe been\\b", "I have been"),
          // A capital first word that Catalan leaves as it is.
          Rule.of("\\bnow\\b", "\\bara\\b", "\\bara\\b", "now"),
          Rule.of("\\b(?:n?ever)\\b", "\\bmai\\b", "\\bmai\\b", "never"),
          Rule.of("\\bwhen\\b", "\\bquan\\b", "\\bquan\\b", "when"),
          // Imperfect and preterite without a pronoun: first or third person.
          Rule.of("^I\\b", IT, "^it\\b", "I"),
          Rule.of("\\bI " + VERBS + "\\b", IT, "\\bit " + VERBS + "\\b", "I $1"),
          Rule.of("^I(?: " + VERBS + "|')", "^" + VERBS, "^" + VERBS + "\\b", "I $1"),
          // Galician "mais" is but, "como" is like.
          Rule.of("\\bbut\\b", "\\bmothers\\b", "\\bmothers\\b", "but"),
          Rule.of("\\blike\\b", "\\beat", "\\beat\\b", "like"),
          Rule.of("\\bas\\b", "\\beat", "\\beat\\b", "as"),
          Rule.of(
              "",
              "\\bthe (?:my|your|our|each)\\b",
              "\\bthe (my|your|his|her|our|their|each|every)\\b",
              "$1"),
          Rule.of("", "\\b(of|the|to) \\1\\b", "\\b(of|the|to) \\1\\b", "$1"));

  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern SPACE_BEFORE_MARK = Pattern.compile(" (?=[.,;:!?])");

  private Repairs() {}

  /**
   * A variant with the known errors mended.
   *
   * @param source in the form of {@link Spelling#restored}
   */
  static String apply(String source, String variant) {
    String text = SPACES.matcher(variant).replaceAll(" ").strip();
    for (Rule rule : RULES) {
      text = rule.apply(source, text);
    }
    return SPACE_BEFORE_MARK.matcher(text).replaceAll("");
  }
}
