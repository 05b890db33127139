package dev.duet.text.form;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * A way to write a text. What a form needs to know of a language is English.
 *
 * <p>Upper and lower case are told apart by a reader, but not by an uncased encoder: to that the
 * forms differ by punctuation, by the pieces that contractions and misspelt words fall into, and by
 * emoji, of which its vocabulary has none.
 */
public enum TextForm {
  /** As it came. */
  AS_WRITTEN {
    @Override
    String write(String text, RandomGenerator random) {
      return text;
    }
  },
  /** Lower case without any punctuation, as the corpus {@code emotion}: {@code i dont know}. */
  TWEET {
    @Override
    String write(String text, RandomGenerator random) {
      return Marks.bare(Masks.filled(text, random));
    }
  },
  /** Sentences with capitals, apostrophes and marks: {@code I don't know.} */
  PUNCTUATED {
    @Override
    String write(String text, RandomGenerator random) {
      return Marks.punctuated(Contractions.restored(Masks.filled(text, random)), random);
    }
  },
  /** With one to three emoji, which are drawn without regard to what is said. */
  EMOJI {
    @Override
    String write(String text, RandomGenerator random) {
      return Emoji.strewnOver(Masks.filled(text, random), random);
    }
  },
  /** With slips of the finger and the short forms of chats. */
  MISSPELT {
    @Override
    String write(String text, RandomGenerator random) {
      return Slips.in(Masks.filled(text, random), random);
    }
  },
  /** What a recogniser without punctuation writes: contractions spelt out, perhaps a filler. */
  TRANSCRIPT {
    @Override
    String write(String text, RandomGenerator random) {
      String whole = Contractions.spelledOut(Contractions.restored(Masks.filled(text, random)));
      return Fillers.strewnOver(Marks.bare(whole), random);
    }
  };

  /** The word for it in recipes and reports, for example {@code as_written}. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * A text in this form. Where nothing would be left of it, as of mere punctuation without
   * punctuation, it stays as it is, and so does an empty text.
   *
   * @param random where slips, marks and emoji come from; the same state gives the same text
   */
  public String of(String text, RandomGenerator random) {
    String written = text.isBlank() ? text : write(text, random);
    return written.isBlank() ? text : written;
  }

  abstract String write(String text, RandomGenerator random);
}
