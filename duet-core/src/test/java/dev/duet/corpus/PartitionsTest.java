package dev.duet.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duet.emotion.Emotion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PartitionsTest {

  @Property(tries = 100)
  void everySampleIsInExactlyOnePart(
      @ForAll("grids") Corpus corpus, @ForAll("ways") Way way, @ForAll long seed) {
    Partition p = way.divide.apply(corpus, seed);
    List<String> ids =
        Stream.of(p.train(), p.validation(), p.test())
            .flatMap(List::stream)
            .map(Sample::id)
            .sorted()
            .toList();
    assertThat(ids).isEqualTo(corpus.samples().stream().map(Sample::id).toList());
  }

  @Property(tries = 100)
  void theSameSeedDividesTheSameWayWhateverTheOrderOfTheFiles(
      @ForAll("grids") Corpus corpus, @ForAll("ways") Way way, @ForAll long seed) {
    List<Sample> shuffled = new ArrayList<>(corpus.samples());
    Collections.shuffle(shuffled, new Random(seed));
    Corpus disordered = new Corpus(corpus.name(), shuffled, List.of());
    assertThat(way.divide.apply(disordered, seed)).isEqualTo(way.divide.apply(corpus, seed));
  }

  @Property(tries = 100)
  void aHeldOutSpeakerIsHeardOnlyInTestAndNoTextOfTrainingValidates(
      @ForAll("grids") Corpus corpus, @ForAll long seed) {
    for (Partition p : Partitions.everySpeakerHeldOut(corpus, seed)) {
      Set<Optional<String>> heard = values(p.train(), Sample::speaker);
      heard.addAll(values(p.validation(), Sample::speaker));
      assertThat(values(p.test(), Sample::speaker)).hasSize(1);
      assertThat(Collections.disjoint(values(p.test(), Sample::speaker), heard)).isTrue();
      assertThat(p.leaks()).isFalse();
      Function<Sample, Optional<String>> unit =
          p.description().contains("by text")
              ? Sample::textKey
              : p.description().contains("by speaker") ? Sample::speaker : s -> Optional.of(s.id());
      assertThat(Collections.disjoint(values(p.train(), unit), values(p.validation(), unit)))
          .isTrue();
      assertThat(p.train()).isNotEmpty();
    }
  }

  @Test
  void fifteenOfAHundredWordsValidateInEveryEmotionOfTheTrainingSpeaker() {
    Partition p = Partitions.heldOutSpeaker(Samples.grid(2, 100, 7), "S1", 3);
    assertThat(values(p.validation(), Sample::textKey)).hasSize(15);
    assertThat(p.validation()).hasSize(15 * 7);
    assertThat(p.train()).hasSize(85 * 7);
    assertThat(p.description())
        .isEqualTo(
            "grid, speaker S1 held out, validation inside the other speakers by text (15 of 100,"
                + " seed 3)");
  }

  @Test
  void whereManySpeakTheSameFewSentencesWholeSpeakersValidate() {
    Partition p = Partitions.heldOutSpeaker(Samples.grid(21, 2, 4), "S7", 3);
    assertThat(values(p.validation(), Sample::speaker)).hasSize(3);
    assertThat(p.description()).contains("by speaker (3 of 20");
  }

  @Test
  void anotherSeedChoosesOtherWords() {
    Corpus corpus = Samples.grid(2, 100, 2);
    assertThat(Partitions.heldOutSpeaker(corpus, "S0", 1).validation())
        .isNotEqualTo(Partitions.heldOutSpeaker(corpus, "S0", 2).validation());
  }

  @Test
  void aRandomSplitSaysThatItLeaks() {
    Partition p = Partitions.random(Samples.grid(2, 100, 7), 5);
    assertThat(p.leaks()).isTrue();
    assertThat(p.description()).contains("LEAKING");
    assertThat(p.test()).hasSize(280);
    assertThat(p.validation()).hasSize(210);
    for (Emotion emotion : values(p.train(), Sample::emotion)) {
      assertThat(p.test().stream().filter(s -> s.emotion() == emotion)).hasSize(40);
    }
  }

  @Test
  void theOfficialSplitIsTakenAsItIs() {
    Corpus corpus =
        new Corpus(
            "notes",
            List.of(
                Samples.written("a", "glad", Emotion.JOY, Split.TRAIN),
                Samples.written("b", "mad", Emotion.ANGRY, Split.VALIDATION),
                Samples.written("c", "sad", Emotion.SADNESS, Split.TEST)),
            List.of());
    Partition p = Partitions.official(corpus, 0);
    assertThat(p.train()).extracting(Sample::id).containsExactly("a");
    assertThat(p.validation()).extracting(Sample::id).containsExactly("b");
    assertThat(p.test()).extracting(Sample::id).containsExactly("c");
    assertThat(p.description()).isEqualTo("notes, official split");
  }

  @Test
  void textsOfALaterPartCanBeTakenOutOfTheEarlierOnes() {
    Corpus corpus =
        new Corpus(
            "notes",
            List.of(
                Samples.written("a", "So  GLAD", Emotion.JOY, Split.TRAIN),
                Samples.written("b", "mad", Emotion.ANGRY, Split.TRAIN),
                Samples.written("c", "kept", Emotion.ANGRY, Split.TRAIN),
                Samples.written("d", "mad ", Emotion.ANGRY, Split.VALIDATION),
                Samples.written("e", "so glad", Emotion.JOY, Split.VALIDATION),
                Samples.written("f", "so glad", Emotion.JOY, Split.TEST)),
            List.of());
    Partition p = Partitions.official(corpus, 0).withoutSharedTexts();
    assertThat(p.train()).extracting(Sample::id).containsExactly("c");
    assertThat(p.validation()).extracting(Sample::id).containsExactly("d");
    assertThat(p.test()).extracting(Sample::id).containsExactly("f");
    assertThat(p.description()).contains("3 samples");
  }

  @Test
  void everythingTrainsWhereNothingTests() {
    Partition p = Partitions.withoutTest(Samples.grid(2, 20, 3), 1);
    assertThat(p.test()).isEmpty();
    assertThat(p.validation()).hasSize(3 * 2 * 3);
  }

  @Test
  void whatCannotBeDividedIsSaid() {
    Corpus corpus = Samples.grid(1, 12, 2);
    assertThatThrownBy(() -> Partitions.heldOutSpeaker(corpus, "S9", 0))
        .isInstanceOf(CorpusException.class)
        .hasMessage("Nobody called S9 speaks in grid; its speakers are: S0.");
    assertThatThrownBy(() -> Partitions.heldOutSpeaker(corpus, "S0", 0))
        .hasMessageContaining("only speaker");
    assertThatThrownBy(() -> Partitions.everySpeakerHeldOut(corpus, 0))
        .hasMessageContaining("at least two");
    assertThatThrownBy(() -> Partitions.official(corpus, 0))
        .hasMessageContaining("no official split");
  }

  /** A named way to divide, so that a failing property says which. */
  record Way(String name, BiFunction<Corpus, Long, Partition> divide) {
    @Override
    public String toString() {
      return name;
    }
  }

  @Provide
  Arbitrary<Way> ways() {
    return Arbitraries.of(
        new Way("held out", (c, seed) -> Partitions.heldOutSpeaker(c, "S0", seed)),
        new Way("random", Partitions::random),
        new Way("without test", Partitions::withoutTest));
  }

  @Provide
  Arbitrary<Corpus> grids() {
    return Combinators.combine(
            Arbitraries.integers().between(2, 8),
            Arbitraries.integers().between(1, 25),
            Arbitraries.integers().between(1, 4))
        .as(Samples::grid);
  }

  private static <T> Set<T> values(List<Sample> samples, Function<Sample, T> property) {
    return samples.stream().map(property).collect(Collectors.toSet());
  }
}
