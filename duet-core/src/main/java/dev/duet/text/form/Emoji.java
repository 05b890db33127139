package dev.duet.text.form;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Emoji strewn over a text, of moods that need not be the text's. */
final class Emoji {
  private static final int MOST = 3;
  private static final Pattern WORD = Pattern.compile("\\S+");

  /** Faces, hands, hearts and things; among them one with a skin tone and one joined. */
  private static final List<String> ALL =
      List.of(
          "\uD83D\uDE02",
          "\uD83E\uDD23",
          "\uD83D\uDE0D",
          "\uD83D\uDE2D",
          "\uD83D\uDE21",
          "\uD83D\uDE31",
          "\uD83D\uDE2E",
          "\uD83D\uDE14",
          "\uD83D\uDE4F",
          "\uD83D\uDC4F",
          "\uD83D\uDC4D\uD83C\uDFFC",
          "\uD83E\uDD37\u200D\u2640\uFE0F",
          "\u2764\uFE0F",
          "\uD83D\uDD25",
          "\uD83D\uDCAF",
          "\uD83E\uDD14",
          "\uD83D\uDE44",
          "\uD83C\uDFB6",
          "\u2615",
          "\uD83D\uDE97",
          "\uD83D\uDCC5",
          "\uD83C\uDF27\uFE0F");

  private Emoji() {}

  /** With one to three emoji: the first at the end, any other behind some word. */
  static String strewnOver(String text, RandomGenerator random) {
    List<String> words = WORD.matcher(text).results().map(MatchResult::group).toList();
    int inside = random.nextInt(MOST);
    StringBuilder strewn = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      strewn.append(words.get(i)).append(' ');
      if (inside > 0 && random.nextInt(words.size() - i) < inside) {
        strewn.append(any(random)).append(' ');
        inside--;
      }
    }
    return strewn.append(any(random)).toString();
  }

  private static String any(RandomGenerator random) {
    return ALL.get(random.nextInt(ALL.size()));
  }
}
