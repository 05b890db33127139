package dev.duet.bundle;

import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import dev.duet.fusion.Evidence;
import dev.duet.fusion.Modality;
import java.util.EnumMap;
import java.util.Map;

/**
 * Plain words say little of how they were said: an angry caller's need not be angry. So they count
 * little beside a voice, whoever gives them; beside one that says nothing itself, a beep or noise,
 * they count as all words do.
 */
final class PlainWords {
  /**
   * How far plain words say nothing beside a clear voice. The rest lets them speak for a neutral
   * voice that is not quite sure.
   */
  private static final double SILENT = 0.9;

  /**
   * Share of all there is to say, from which on a voice is clear. Of voices held out nine in ten
   * clips are above it; what is out of scope is far below.
   */
  private static final double CLEAR = 0.25;

  private PlainWords() {}

  /**
   * Evidence as it counts together.
   *
   * @param evidence of a sound and of words, by a text model that knows neutral
   */
  static Map<Modality, Evidence> weighed(Map<Modality, Evidence> evidence) {
    Evidence read = evidence.get(Modality.TEXT);
    double clarity = Math.min(1, said(evidence.get(Modality.AUDIO).scores()) / CLEAR);
    double telling = 1 - SILENT * clarity * read.scores().of(Emotion.NEUTRAL);
    Map<Modality, Evidence> weighed = new EnumMap<>(evidence);
    weighed.put(Modality.TEXT, read.trusted(read.trust() * telling));
    return weighed;
  }

  /** How much scores say, of all there is to say between their labels: one less their entropy. */
  private static double said(Scores scores) {
    double entropy = 0;
    for (double p : scores.asMap().values()) {
      entropy -= p > 0 ? p * Math.log(p) : 0;
    }
    return Math.max(0, 1 - entropy / Math.log(scores.labels().size()));
  }
}
