package dev.duet.speech.whisper.decode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Divides tokens into words, as {@code split_to_word_tokens} of OpenAI's {@code tokenizer.py}: at
 * blanks and before punctuation; in languages that are written without blanks, between characters.
 */
final class WordSplitter {
  private static final Set<String> WITHOUT_BLANKS = Set.of("zh", "ja", "th", "lo", "my", "yue");
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
  private static final char CUT = '\uFFFD';

  private final WhisperTokens tokens;

  WordSplitter(WhisperTokens tokens) {
    this.tokens = tokens;
  }

  /**
   * The words in order, which together have all the tokens.
   *
   * @param text tokens that are text
   * @param language code
   */
  List<TokenWord> words(int[] text, String language) {
    List<TokenWord> characters = wholeCharacters(text);
    return WITHOUT_BLANKS.contains(language) ? characters : joined(characters);
  }

  /** As few tokens together as make whole characters. */
  private List<TokenWord> wholeCharacters(int[] text) {
    String whole = tokens.text(text);
    List<TokenWord> groups = new ArrayList<>();
    int start = 0;
    int offset = 0;
    for (int end = 1; end <= text.length; end++) {
      String decoded = tokens.text(Arrays.copyOfRange(text, start, end));
      int cut = decoded.indexOf(CUT);
      // A cut character may be one for good, if the model has never said its other half.
      boolean isWhole =
          cut < 0 || (offset + cut < whole.length() && whole.charAt(offset + cut) == CUT);
      if (isWhole || end == text.length) {
        groups.add(new TokenWord(decoded, end - start));
        start = end;
        offset += decoded.length();
      }
    }
    return groups;
  }

  private static List<TokenWord> joined(List<TokenWord> pieces) {
    List<TokenWord> words = new ArrayList<>();
    for (TokenWord piece : pieces) {
      boolean begins = piece.text().startsWith(" ") || PUNCTUATION.contains(piece.text().strip());
      if (begins || words.isEmpty()) {
        words.add(piece);
      } else {
        words.add(words.remove(words.size() - 1).append(piece));
      }
    }
    return words;
  }
}
