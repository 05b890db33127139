package dev.duet.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duet.corpus.CorpusException;
import dev.duet.corpus.Sample;
import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import dev.duet.evaluate.LabelPairing;
import dev.duet.fusion.FusionExample;
import dev.duet.fusion.Modality;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class PairedProtocolTest {

  /**
   * Something judged, told apart from all others by its scores, which know its label and one that
   * no other modality has.
   */
  private static Judged judged(int number, Emotion label, Emotion alien) {
    Sample sample =
        new Sample(
            "sample-" + number,
            Optional.empty(),
            Optional.of("words " + number),
            label,
            label.label(),
            Optional.empty(),
            Optional.empty());
    Map<Emotion, Double> weights = new HashMap<>();
    weights.put(alien, 1.0);
    weights.put(label, 2.0 + number);
    return new Judged(sample, Scores.normalised(weights));
  }

  private static List<Judged> clips(List<Emotion> labels) {
    List<Judged> clips = new ArrayList<>();
    for (Emotion label : labels) {
      clips.add(judged(clips.size(), label, Emotion.NEUTRAL));
    }
    return clips;
  }

  /** Three sentences of every label that can be shared. */
  private static List<Judged> sentences() {
    List<Judged> sentences = new ArrayList<>();
    for (Emotion label : LabelPairing.SHARED_LABELS) {
      for (int i = 0; i < 3; i++) {
        sentences.add(judged(sentences.size(), label, Emotion.LOVE));
      }
    }
    return sentences;
  }

  private static List<Judged> shared(List<Judged> clips) {
    return clips.stream()
        .filter(c -> LabelPairing.SHARED_LABELS.contains(c.sample().emotion()))
        .toList();
  }

  @Property(tries = 50)
  void everyClipOfASharedLabelIsPairedOnceWithASentenceOfItsLabel(
      @ForAll @Size(min = 1, max = 30) List<Emotion> labels, @ForAll long seed) {
    List<Judged> clips = clips(with(labels, Emotion.JOY));
    List<FusionExample> pairs = new PairedProtocol(seed).pairs(clips, sentences());
    List<Judged> expected = shared(clips);
    assertThat(pairs).hasSameSizeAs(expected);
    for (int i = 0; i < pairs.size(); i++) {
      FusionExample pair = pairs.get(i);
      assertThat(pair.truth()).isEqualTo(expected.get(i).sample().emotion());
      assertThat(pair.scores()).containsEntry(Modality.AUDIO, expected.get(i).scores());
      assertThat(sentences())
          .filteredOn(s -> s.sample().emotion() == pair.truth())
          .extracting(Judged::scores)
          .contains(pair.scores().get(Modality.TEXT));
    }
  }

  @Property(tries = 20)
  void theSeedFixesThePairs(
      @ForAll @Size(min = 1, max = 30) List<Emotion> labels, @ForAll long seed) {
    List<Judged> clips = clips(with(labels, Emotion.JOY));
    assertThat(new PairedProtocol(seed).pairs(clips, sentences()))
        .isEqualTo(new PairedProtocol(seed).pairs(clips, sentences()));
  }

  @Property(tries = 20)
  void sharedPairsAreThePairsJudgedBetweenSharedLabels(
      @ForAll @Size(min = 1, max = 30) List<Emotion> labels, @ForAll long seed) {
    List<Judged> clips = clips(with(labels, Emotion.JOY));
    PairedProtocol protocol = new PairedProtocol(seed);
    assertThat(protocol.sharedPairs(clips, sentences()))
        .isEqualTo(
            protocol.pairs(clips, sentences()).stream()
                .map(pair -> pair.restrictedTo(LabelPairing.SHARED_LABELS))
                .toList())
        .allSatisfy(
            pair ->
                assertThat(pair.scores().values())
                    .allSatisfy(s -> assertThat(s.labels()).containsExactly(pair.truth())));
  }

  @Example
  void anotherSeedPairsOtherwise() {
    List<Judged> clips = clips(Collections.nCopies(12, Emotion.FEAR));
    assertThat(new PairedProtocol(1).pairs(clips, sentences()))
        .isNotEqualTo(new PairedProtocol(2).pairs(clips, sentences()));
  }

  @Example
  void whatCannotBePairedIsRefused() {
    List<Judged> joyful = List.of(judged(0, Emotion.JOY, Emotion.LOVE));
    PairedProtocol protocol = new PairedProtocol(1);
    assertThatThrownBy(() -> protocol.pairs(clips(List.of(Emotion.JOY, Emotion.FEAR)), joyful))
        .isInstanceOf(CorpusException.class)
        .hasMessage("there are recordings but no sentences of [fear], so they cannot be paired");
    assertThatThrownBy(() -> protocol.pairs(clips(List.of(Emotion.NEUTRAL)), joyful))
        .isInstanceOf(CorpusException.class)
        .hasMessageStartingWith("no recording has one of the labels [angry, fear, joy,");
  }

  private static List<Emotion> with(List<Emotion> labels, Emotion one) {
    List<Emotion> all = new ArrayList<>(labels);
    all.add(one);
    return all;
  }
}
