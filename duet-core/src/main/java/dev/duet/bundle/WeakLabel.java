package dev.duet.bundle;

import dev.duet.emotion.Emotion;
import dev.duet.evaluate.Confusion;
import dev.duet.evaluate.Evaluation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A label that is missed more often than it is found.
 *
 * @param measuredOn what it was asked of
 * @param label the true one
 * @param recall share of its samples that get it, below one half
 * @param support number of its samples
 * @param mistakenFor the label that the others get most often
 */
record WeakLabel(
    String measuredOn, Emotion label, double recall, int support, Emotion mistakenFor) {
  private static final double WEAK = 0.5;

  /** Of fewer samples, misses are chance. */
  private static final int FEWEST = 20;

  /**
   * The weak labels of what neither training nor choosing has seen.
   *
   * @param figures by what they were measured on, as the card names it
   */
  static List<WeakLabel> of(Map<String, Evaluation> figures) {
    List<WeakLabel> weak = new ArrayList<>();
    figures.forEach(
        (name, evaluation) -> {
          boolean isNew = name.startsWith("audio_unheard") || name.startsWith("text_test_");
          if (isNew && !name.endsWith("_own_labels")) {
            weak.addAll(of(name, evaluation.confusion()));
          }
        });
    return weak;
  }

  private static List<WeakLabel> of(String name, Confusion confusion) {
    List<WeakLabel> weak = new ArrayList<>();
    for (int i = 0; i < confusion.labels().size(); i++) {
      if (confusion.support(i) >= FEWEST && confusion.recall(i) < WEAK) {
        weak.add(
            new WeakLabel(
                name,
                confusion.labels().get(i),
                confusion.recall(i),
                confusion.support(i),
                confusion.labels().get(mostGiven(confusion.counts()[i], i))));
      }
    }
    return weak;
  }

  /** The index of the greatest count but that of the truth. */
  private static int mostGiven(int[] counts, int truth) {
    return IntStream.range(0, counts.length)
        .filter(i -> i != truth)
        .boxed()
        .max(Comparator.comparingInt(i -> counts[i]))
        .orElse(truth);
  }
}
