package dev.duet.text.translate;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "i didnt feel humiliated            | I didn't feel humiliated.",
        "i don t feel particularly agitated | I don't feel particularly agitated.",
        "i feel low energy i m just thirsty | I feel low energy I'm just thirsty.",
        "im feeling sad but ill snap out    | I'm feeling sad but I'll snap out.",
        "i am feeling ill                   | I am feeling ill.",
        "i think it s easy and its a joy    | I think it's easy and it's a joy.",
        "ive been there and i cant go       | I've been there and I can't go.",
        "she wasnt sure they re here        | She wasn't sure they're here.",
        "its colour is nice                 | Its colour is nice.",
        "Is that so?                        | Is that so?",
        "the mint and the point             | The mint and the point."
      })
  void contractionsAndTheFullStopComeBack(String corpus, String expected) {
    assertThat(Spelling.restored(corpus)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "i didnt go   | I did not go, and don't. | i did not go and dont",
        "I didn't go. | I don't, Ann.            | I don't Ann.",
        "A b          | \"Yes!\"                 | Yes"
      })
  void aVariantIsSpelledAsItsSourceIs(String source, String variant, String expected) {
    assertThat(Spelling.like(source, variant)).isEqualTo(expected);
  }

  @Property
  void whateverComesInIsOneLineAndKeptTheSecondTime(@ForAll String text) {
    String once = Spelling.restored(text);
    assertThat(once).doesNotContainPattern("[\\n\\r\\t\\u0000]");
    assertThat(Spelling.restored(once)).isEqualTo(once);
  }
}
