package dev.duet.recipe;

import dev.duet.corpus.Sample;
import dev.duet.emotion.Scores;
import dev.duet.evaluate.Outcome;
import dev.duet.fusion.Temperature;
import java.util.List;

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

  /** The same, its probabilities tempered. */
  public Judged tempered(Temperature temperature) {
    return new Judged(sample, temperature.apply(scores));
  }
}
