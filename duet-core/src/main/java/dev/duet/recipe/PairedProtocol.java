package dev.duet.recipe;

import dev.duet.emotion.Emotion;
import dev.duet.evaluate.LabelPairing;
import dev.duet.fusion.FusionExample;
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

  /** Pairs over all the labels that either modality knows. */
  public List<FusionExample> pairs(List<Judged> clips, List<Judged> sentences) {
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

  /** Pairs judged between the labels that both modalities know. */
  public List<FusionExample> sharedPairs(List<Judged> clips, List<Judged> sentences) {
    Set<Emotion> shared = LabelPairing.SHARED_LABELS;
    return pairs(clips, sentences).stream().map(pair -> pair.restrictedTo(shared)).toList();
  }
}
