package dev.duet.text.translate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepairsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Spanish
        "I feel romantic too.        | I seat romantic also.         | I feel romantic also.",
        "I feel like I am lost.      | I seat it likes  I am lost.   | I feel like I am lost.",
        "I also feel like so funny.  | Also seat to like so funny.   | Also feel like so funny.",
        // Catalan
        "I feel glad.                | I hear happy.                 | I feel happy.",
        "My heart is feeling heavy.  | My heart is hearing heavy.    | My heart is feeling heavy.",
        "I've been feeling low.      | He been hearing low.          | I have been feeling low.",
        "I now feel free.            | Ara hear free.                | now feel free.",
        // imperfect
        "I was able to help.         | It was able to help.          | I was able to help.",
        "Then I was glad.            | Then it was happy.            | Then I was happy.",
        "I have a feeling.           | Have the feeling.             | I Have the feeling.",
        // Galician
        "I stay but sleep.           | I stay mothers sleep.         | I stay but sleep.",
        "He lives like a king.       | He lives eat a king.          | He lives like a king.",
        // marks and doubles
        "I go.                       | #I *go .                      | I go.",
        "Most of the time.           | The majority of of the time.  | The majority of the time."
      })
  void knownErrorsAreMended(String source, String variant, String expected) {
    assertThat(Repairs.apply(source, variant)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "I feel the seat is wet.     | I feel the seat is damp.",
        "I feel what I hear.         | I feel what I hear.",
        "I was glad it was over.     | It was over I was happy.",
        "My mothers sleep but snore. | My mothers sleep and snore.",
        "The cat sleeps.             | It hears the cat and the seat."
      })
  void whatTheSourceSaysItselfStays(String source, String variant) {
    assertThat(Repairs.apply(source, variant)).isEqualTo(variant);
  }
}
