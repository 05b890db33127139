package dev.duet.experiment;

import dev.duet.evaluate.Outcome;
import dev.duet.recipe.Judged;
import dev.duet.recipe.Recipe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One candidate, trained on one speaker alone, and what it makes of that speaker's validation clips
 * in strange voices.
 *
 * @param candidate its name
 * @param audio what was trained
 * @param speaker who was heard
 * @param seed of the training and of the words that validate
 * @param heard the clips, in the order of their ids, by the way the voices were made
 */
public record ChoiceRun(
    String candidate,
    Recipe.Audio audio,
    String speaker,
    int seed,
    Map<Disguise, List<Clip>> heard) {
  private static final double SMALLEST = 1e-12;

  /**
   * One clip over all its strange voices.
   *
   * @param id of the sample
   * @param accuracy share of the voices in which it was recognised, in [0, 1]
   * @param nll mean negative log-likelihood of its label, in nats
   */
  public record Clip(String id, double accuracy, double nll) {}

  /** The clips of one disguise, each of which was judged in every voice. */
  static List<Clip> clips(List<Judged> judged) {
    Map<String, List<Outcome>> byClip = new LinkedHashMap<>();
    for (Judged one : judged) {
      byClip.computeIfAbsent(one.sample().id(), id -> new ArrayList<>()).add(one.outcome());
    }
    List<Clip> clips = new ArrayList<>();
    byClip.forEach((id, outcomes) -> clips.add(clip(id, outcomes)));
    return clips;
  }

  private static Clip clip(String id, List<Outcome> outcomes) {
    double right = 0;
    double nll = 0;
    for (Outcome outcome : outcomes) {
      right += outcome.predicted() == outcome.truth() ? 1 : 0;
      nll -= Math.log(Math.max(SMALLEST, outcome.probabilityOfTruth()));
    }
    return new Clip(id, right / outcomes.size(), nll / outcomes.size());
  }
}
