package dev.duet.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TranscriptTest {

  @Test
  void joinsItsSegmentsByBlanks() {
    Transcript said = transcript(segment("Say the word.", .9, 0), segment("Dog.", .9, 0));

    assertThat(said.text()).isEqualTo("Say the word. Dog.");
  }

  @Test
  void hasNoTextWhereNobodySpeaks() {
    assertThat(transcript().text()).isEmpty();
    assertThat(transcript().confidence()).isEmpty();
  }

  @Test
  void isAsSureAsItsSegmentsByTheirLengths() {
    Transcript said = transcript(segment("abc", .8, 0), segment("d", .4, 0));

    assertThat(said.confidence().getAsDouble()).isCloseTo(.7, within(1e-12));
  }

  @Test
  void isLessSureWhereNobodyMaySpeak() {
    assertThat(transcript(segment("abc", .8, .5)).confidence().getAsDouble())
        .isCloseTo(.4, within(1e-12));
  }

  @Test
  void doesNotMakeConfidenceUp() {
    Segment unsure =
        new Segment("dog", 0, 1, List.of(), OptionalDouble.empty(), OptionalDouble.empty());

    assertThat(transcript(unsure).confidence()).isEmpty();
  }

  @Test
  void refusesTimesThatRunBackwards() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Word("dog", 2, 1, OptionalDouble.empty()))
        .withMessageContaining("from 2.0 to 1.0");
  }

  @Test
  void refusesProbabilitiesThatAreNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Word("dog", 0, 1, OptionalDouble.of(1.5)))
        .withMessageContaining("1.5");
  }

  private static Transcript transcript(Segment... segments) {
    return new Transcript(List.of(segments), Optional.of("en"), 3);
  }

  private static Segment segment(String text, double confidence, double noSpeech) {
    return new Segment(
        text, 0, 1, List.of(), OptionalDouble.of(confidence), OptionalDouble.of(noSpeech));
  }
}
