package dev.duet.evaluate;

import dev.duet.emotion.Emotion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/**
 * The label-paired protocol: there is no corpus at hand in which what is said and how it is said
 * both carry the emotion, so each clip is given a sentence of the same label. Sound and words are
 * then independent given the emotion, which real utterances are not: say so beside any figure.
 */
public final class LabelPairing {
  /** The labels that corpora of sound and of text both have. */
  public static final Set<Emotion> SHARED_LABELS =
      Collections.unmodifiableSet(
          EnumSet.of(Emotion.ANGRY, Emotion.FEAR, Emotion.JOY, Emotion.SADNESS, Emotion.SURPRISE));

  private LabelPairing() {}

  /**
   * A clip and the sentence it is given.
   *
   * @param label of both
   */
  public record Pair<C, S>(Emotion label, C clip, S sentence) {}

  /**
   * Pairs every clip of the labels with a sentence of its label. Sentences of a label are drawn
   * without replacement while they last, then shuffled again. The pairs of one label depend on the
   * seed and on the items of that label only.
   *
   * @param labels which labels take part; clips and sentences of others are left out
   * @return one pair a clip, in the order of the clips
   * @throws IllegalArgumentException if a label has a clip but no sentence
   */
  public static <C, S> List<Pair<C, S>> pair(
      List<C> clips,
      Function<? super C, Emotion> labelOfClip,
      List<S> sentences,
      Function<? super S, Emotion> labelOfSentence,
      Set<Emotion> labels,
      long seed) {
    Map<Emotion, Supply<S>> supplies = new EnumMap<>(Emotion.class);
    for (Emotion label : labels) {
      List<S> ofLabel = sentences.stream().filter(s -> labelOfSentence.apply(s) == label).toList();
      supplies.put(label, new Supply<>(ofLabel, new Random(seed)));
    }
    List<Pair<C, S>> pairs = new ArrayList<>();
    for (C clip : clips) {
      Emotion label = labelOfClip.apply(clip);
      if (labels.contains(label)) {
        S sentence =
            supplies
                .get(label)
                .next()
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "no sentence of " + label + " to pair its clips with"));
        pairs.add(new Pair<>(label, clip, sentence));
      }
    }
    return pairs;
  }

  /** Sentences of one label in random order, over and over. */
  private static final class Supply<S> {
    private final List<S> sentences;
    private final Random random;
    private int next;

    Supply(List<S> sentences, Random random) {
      this.sentences = new ArrayList<>(sentences);
      this.random = random;
    }

    Optional<S> next() {
      if (sentences.isEmpty()) {
        return Optional.empty();
      }
      if (next % sentences.size() == 0) {
        Collections.shuffle(sentences, random);
      }
      return Optional.of(sentences.get(next++ % sentences.size()));
    }
  }
}
