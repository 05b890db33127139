package dev.duet.fusion;

import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import dev.duet.evaluate.Outcome;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * What the modalities said of one item whose emotion is known.
 *
 * @param truth the annotated emotion
 * @param scores what each modality answered
 */
public record FusionExample(Emotion truth, Map<Modality, Scores> scores) {

  /** An item that was heard and read. */
  public static FusionExample of(Emotion truth, Scores audio, Scores text) {
    return new FusionExample(truth, Map.of(Modality.AUDIO, audio, Modality.TEXT, text));
  }

  /**
   * The same item judged between some of the emotions only, for instance those that both modalities
   * know.
   *
   * @throws IllegalArgumentException if a modality knows none of them
   */
  public FusionExample restrictedTo(Set<Emotion> labels) {
    Map<Modality, Scores> restricted = new EnumMap<>(scores);
    restricted.replaceAll((modality, s) -> s.restrictedTo(labels));
    return new FusionExample(truth, restricted);
  }

  /** What a rule makes of it, beside the truth. */
  public Outcome judgedBy(FusionRule rule) {
    return new Outcome(truth, rule.fuse(scores));
  }
}
