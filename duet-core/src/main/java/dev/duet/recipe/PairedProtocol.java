package dev.duet.recipe;

import dev.duet.corpus.CorpusException;
import dev.duet.corpus.Sample;
import dev.duet.emotion.Emotion;
import dev.duet.evaluate.LabelPairing;
import dev.duet.fusion.FusionExample;
import dev.duet.fusion.FusionLearner;
import dev.duet.fusion.LearnedFusion;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The label-paired protocol over judged clips and sentences: a clip and a sentence of one label are
 * treated as one utterance. No corpus at hand has real pairs, so say so beside any figure.
 *
 * @param seed of the pairing
 */
public record PairedProtocol(long seed) {
  /** What a report says beside every figure of this protocol. */
  public static final String CAVEAT =
      "Label-paired: no corpus here has the sound and the words of one real utterance both carrying"
          + " the emotion, so each clip was paired by a fixed seed with a sentence of the same"
          + " label.";

  /**
   * Refuses what cannot be paired; worth asking before hours of training.
   *
   * @throws CorpusException if no clip has a label that sentences can have too, or a label has
   *     clips but no sentence
   */
  public static void requirePartners(List<Sample> clips, List<Sample> sentences) {
    Set<Emotion> heard = sharedLabels(clips);
    if (heard.isEmpty()) {
      throw new CorpusException(
          "no recording has one of the labels " + LabelPairing.SHARED_LABELS + " to be paired by");
    }
    heard.removeAll(sharedLabels(sentences));
    if (!heard.isEmpty()) {
      throw new CorpusException(
          "there are recordings but no sentences of " + heard + ", so they cannot be paired");
    }
  }

  private static Set<Emotion> sharedLabels(List<Sample> samples) {
    Set<Emotion> labels = EnumSet.noneOf(Emotion.class);
    samples.forEach(sample -> labels.add(sample.emotion()));
    labels.retainAll(LabelPairing.SHARED_LABELS);
    return labels;
  }

  /**
   * Clips and sentences of the labels that sound and words share, each with the scores over all the
   * labels that its model knows.
   *
   * @throws CorpusException as {@link #requirePartners}
   */
  public List<FusionExample> pairs(List<Judged> clips, List<Judged> sentences) {
    requirePartners(Judged.samples(clips), Judged.samples(sentences));
    return LabelPairing.pair(
            clips,
            (Judged clip) -> clip.sample().emotion(),
            sentences,
            (Judged sentence) -> sentence.sample().emotion(),
            LabelPairing.SHARED_LABELS,
            seed)
        .stream()
        .map(p -> FusionExample.of(p.label(), p.clip().scores(), p.sentence().scores()))
        .toList();
  }

  /**
   * Learns the fusion rules on pairs.
   *
   * @throws CorpusException if there are too few to learn from
   */
  public LearnedFusion learn(List<FusionExample> pairs) {
    FusionLearner learner = FusionLearner.withSeed(seed);
    if (pairs.size() < learner.folds()) {
      throw new CorpusException(
          "there are %d pairs of a clip and a sentence to learn the fusion on, and it takes %d; give more recordings"
              .formatted(pairs.size(), learner.folds()));
    }
    return learner.learn(pairs);
  }

  /**
   * The same pairs, judged between the shared labels only.
   *
   * @throws CorpusException as {@link #requirePartners}
   */
  public List<FusionExample> sharedPairs(List<Judged> clips, List<Judged> sentences) {
    Set<Emotion> shared = LabelPairing.SHARED_LABELS;
    return pairs(clips, sentences).stream().map(pair -> pair.restrictedTo(shared)).toList();
  }
}
