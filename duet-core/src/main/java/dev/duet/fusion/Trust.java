package dev.duet.fusion;

import dev.duet.evaluate.Outcome;
import java.util.List;

/**
 * How far a model is trusted beside another, however sure it is: with the probability {@code t}
 * what it says stands, else nothing is known between the labels (as {@link Evidence} mixes them). A
 * temperature makes a model as sure as it is right on the whole, and leaves it wholly sure where
 * somebody's joy sounds as everybody else's surprise.
 */
public final class Trust {
  private static final double FIRST_GUESS = 0.9;
  private static final int MOST_ROUNDS = 1000;
  private static final double SMALLEST_MOVE = 1e-6;

  private Trust() {}

  /**
   * The trust under which truths are as likely as can be. Which answers stood nobody saw, so how
   * likely each did takes its place, in turns (Dempster, Laird and Rubin, 1977).
   *
   * @param outcomes of what the model has not learned from, as sure as it will be; those whose
   *     truth it does not know say nothing
   * @return in [0, 1]; 1 if nothing says otherwise
   */
  public static double of(List<Outcome> outcomes) {
    List<Outcome> known = outcomes.stream().filter(o -> o.scores().knows(o.truth())).toList();
    if (known.isEmpty()) {
      return 1;
    }
    double trust = FIRST_GUESS;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double now = trust;
      double next =
          known.stream().mapToDouble(outcome -> standing(outcome, now)).average().orElseThrow();
      trust = next;
      if (Math.abs(next - now) < SMALLEST_MOVE) {
        break;
      }
    }
    return trust;
  }

  /** How likely an answer stood, under a trust before the truth was seen. */
  private static double standing(Outcome outcome, double trust) {
    double stands = trust * outcome.scores().of(outcome.truth());
    double falls = (1 - trust) / outcome.scores().labels().size();
    return stands + falls > 0 ? stands / (stands + falls) : 1;
  }
}
