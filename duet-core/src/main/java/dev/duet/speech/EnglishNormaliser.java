package dev.duet.speech;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Brings English texts to one spelling, so that a word error rate counts words and not habits of
 * writing. It follows {@code EnglishTextNormalizer} of OpenAI's Whisper: lower case; no remarks in
 * brackets, no hums, no punctuation, no accents; contractions and titles written out; numbers in
 * digits. Left out are its table of British spellings and its currencies.
 */
public final class EnglishNormaliser {
  private static final Pattern REMARK = Pattern.compile("[<\\[][^>\\]]*[>\\]]|\\([^)]+\\)");
  private static final Pattern HUM = Pattern.compile("\\b(hmm|mm|mhm|mmm|uh|um)\\b");
  private static final Pattern LONELY_APOSTROPHE = Pattern.compile("\\s+'");
  private static final Pattern THOUSANDS_COMMA = Pattern.compile("(?<=\\d),(?=\\d)");
  private static final Pattern FULL_STOP = Pattern.compile("\\.(?!\\d)|(?<!\\d)\\.");
  private static final Pattern ACCENT = Pattern.compile("\\p{Mn}");
  private static final Pattern SYMBOL = Pattern.compile("[\\p{M}\\p{S}\\p{P}&&[^.%]]");
  private static final Pattern LOOSE_PERCENT = Pattern.compile("(?<=\\d)\\s+%");
  private static final Pattern LONELY_PERCENT = Pattern.compile("(?<!\\d)%");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private static final Map<Pattern, String> CONTRACTIONS = contractions();

  private EnglishNormaliser() {}

  private static Map<Pattern, String> contractions() {
    Map<Pattern, String> replacements = new LinkedHashMap<>();
    String table =
        """
        \\bwon't\\b~will not
        \\bcan't\\b~can not
        \\blet's\\b~let us
        \\bain't\\b~aint
        \\by'all\\b~you all
        \\bwanna\\b~want to
        \\bgotta\\b~got to
        \\bgonna\\b~going to
        \\bi'ma\\b~i am going to
        \\bimma\\b~i am going to
        \\bwoulda\\b~would have
        \\bcoulda\\b~could have
        \\bshoulda\\b~should have
        \\bma'am\\b~madam
        \\bmr\\b~mister
        \\bmrs\\b~missus
        \\bst\\b~saint
        \\bdr\\b~doctor
        \\bprof\\b~professor
        \\bjr\\b~junior
        \\bsr\\b~senior
        'd (?=been|gone|done)~ had\s
        's (?=been|gone|got)~ has\s
        n't\\b~ not
        're\\b~ are
        's\\b~ is
        'd\\b~ would
        'll\\b~ will
        't\\b~ not
        've\\b~ have
        'm\\b~ am
        """;
    table
        .lines()
        .map(line -> line.split("~", 2))
        .forEach(pair -> replacements.put(Pattern.compile(pair[0]), pair[1]));
    return replacements;
  }

  /** The words of a text in their one spelling; none if nothing was said. */
  public static List<String> words(String text) {
    String s = text.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
    s = REMARK.matcher(s).replaceAll("");
    s = HUM.matcher(s).replaceAll("");
    s = LONELY_APOSTROPHE.matcher(s).replaceAll("'");
    for (Map.Entry<Pattern, String> contraction : CONTRACTIONS.entrySet()) {
      s = contraction.getKey().matcher(s).replaceAll(contraction.getValue());
    }
    s = THOUSANDS_COMMA.matcher(s).replaceAll("");
    s = FULL_STOP.matcher(s).replaceAll(" ");
    s = ACCENT.matcher(Normalizer.normalize(s, Normalizer.Form.NFKD)).replaceAll("");
    s = SYMBOL.matcher(s).replaceAll(" ");
    s = LOOSE_PERCENT.matcher(s).replaceAll("%");
    s = LONELY_PERCENT.matcher(s).replaceAll(" ");
    List<String> spelled =
        Stream.of(BLANKS.split(s.strip())).filter(word -> !word.isEmpty()).toList();
    return EnglishNumbers.inDigits(spelled);
  }

  /** The text in its one spelling, blanks between the words. */
  public static String normalise(String text) {
    return String.join(" ", words(text));
  }
}
