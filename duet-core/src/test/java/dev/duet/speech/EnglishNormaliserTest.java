package dev.duet.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples are those of Whisper's own tests where it has some. */
class EnglishNormaliserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Say the word, DOG!             | say the word dog",
        "Let's see, I'm sure            | let us see i am sure",
        "he's like, 'we've gone'        | he is like we have gone",
        "she'd been there, it’s got it  | she had been there it has got it",
        "Mr. Park visited Mrs. Kim, Jr. | mister park visited missus kim junior",
        "[laughs] Hmm, well (sighs) no  | well no",
        "a naïve café                   | a naive cafe",
        "No. 5 costs 1,000.5 or so.     | no 5 costs 1000.5 or so",
        "wow ... so                     | wow so",
      })
  void writesOneSpelling(String text, String normal) {
    assertThat(EnglishNormaliser.normalise(text)).isEqualTo(normal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "two                              | 2",
        "thirty one                       | 31",
        "twenty-first                     | 21st",
        "one hundred and five             | 105",
        "two hundred twelve thousand      | 212000",
        "two million three hundred thousand and four | 2300004",
        "nineteen eighty four             | 1984",
        "twenty twenty                    | 2020",
        "one oh one                       | 101",
        "two point five million           | 2500000",
        "20 million                       | 20000000",
        "ten percent                      | 10%",
        "5 %                              | 5%",
        "the one and only                 | the one and only",
        "the twelfth of the eleventh      | the 12th of the 11th",
        "oh no and three                  | oh no and 3",
        "a thousand and one nights        | a 1001 nights",
        "1 2 3                            | one 2 3",
        "zero                             | 0",
      })
  void writesNumbersInDigits(String text, String normal) {
    assertThat(EnglishNormaliser.normalise(text)).isEqualTo(normal);
  }

  @Test
  void whatHasNoWordsHasNone() {
    assertThat(EnglishNormaliser.words(" ... ♪ (music) ")).isEmpty();
  }

  @Property
  void anyTextHasAnOrderlySpelling(@ForAll String text) {
    assertThat(EnglishNormaliser.words(text)).allMatch(word -> !word.isBlank());
  }

  @Property
  void numbersOfAnySizeAreRead(@ForAll @Size(max = 30) List<@From("numerals") String> words) {
    assertThat(EnglishNormaliser.normalise(String.join(" ", words))).isNotNull();
  }

  @Provide
  static Arbitrary<String> numerals() {
    return Arbitraries.of(
        "zero",
        "oh",
        "one",
        "nine",
        "ten",
        "twenty",
        "hundred",
        "thousand",
        "trillion",
        "point",
        "and",
        "third",
        "twentieth",
        "millionth",
        "percent",
        "2.5",
        "17",
        "99999999999999");
  }
}
