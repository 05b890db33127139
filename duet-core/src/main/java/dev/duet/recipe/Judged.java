package dev.duet.recipe;

import dev.duet.corpus.Sample;
import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import dev.duet.evaluate.Outcome;
import dev.duet.fusion.Temperature;
import java.util.List;
import java.util.Set;

/**
 * A sample and what a model makes of it.
 *
 * @param sample with its true emotion
 * @param scores of the model
 */
public record Judged(Sample sample, Scores scores) {

  /** The same for the evaluation. */
  public Outcome outcome() {
    return new Outcome(sample.emotion(), scores);
  }

  /** All of a list for the evaluation. */
  public static List<Outcome> outcomes(List<Judged> judged) {
    return judged.stream().map(Judged::outcome).toList();
  }

  /** All of a list, judged between these emotions only, as {@link Scores#restrictedTo} says. */
  public static List<Judged> among(Set<Emotion> emotions, List<Judged> judged) {
    return judged.stream().map(j -> new Judged(j.sample, j.scores.restrictedTo(emotions))).toList();
  }

  /** The samples of a list. */
  static List<Sample> samples(List<Judged> judged) {
    return judged.stream().map(Judged::sample).toList();
  }

  /** All of a list, their probabilities tempered. */
  public static List<Judged> tempered(List<Judged> judged, Temperature temperature) {
    return judged.stream().map(j -> new Judged(j.sample, temperature.apply(j.scores))).toList();
  }
}
