package dev.duet.fusion;

import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import java.util.Optional;
import java.util.Set;

/**
 * What one modality has to say of an utterance.
 *
 * @param scores its own answer, which probability-level fusion reads
 * @param embedding the vector behind that answer, which feature-level fusion reads; absent where
 *     nobody does
 * @param trust probability in [0, 1] that it was told right what to judge, and enough: 1 for a
 *     recording, less for few words and for those that a recogniser heard
 */
public record Evidence(Scores scores, Optional<float[]> embedding, double trust) {
  /** How far nothing is known of what is out of scope. */
  private static final double OUTSIDE = 0.9;

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if the trust is no probability
   */
  public Evidence {
    if (!(trust >= 0 && trust <= 1)) {
      throw new IllegalArgumentException("trust is in [0, 1], not " + trust);
    }
  }

  /** Evidence that is trusted. */
  public Evidence(Scores scores, Optional<float[]> embedding) {
    this(scores, embedding, 1);
  }

  /** The same, trusted so far. */
  public Evidence trusted(double trust) {
    return new Evidence(scores, embedding, trust);
  }

  /** The same between some of the labels only. */
  public Evidence restrictedTo(Set<Emotion> labels) {
    return new Evidence(scores.restrictedTo(labels), embedding, trust);
  }

  /**
   * The same where a modality was given what it is not for: a beep, digits. Its first choice stays,
   * since that may be wrong, but hardly counts.
   */
  public Evidence outOfScope() {
    return new Evidence(scores.mixedWithUniform(OUTSIDE), embedding, trust);
  }

  /**
   * The scores discounted by the trust (Shafer, 1976): with its probability what they say stands,
   * else nothing is known between the labels. A rule that raises scores to a power means that power
   * for their evidence, so that is what is discounted: {@code (t s^w / Z + (1 - t) / n) ^ (1 / w)}.
   * Thus no weight makes evidence stronger than its trust allows.
   *
   * @param power {@code w} of the rule, above 0
   */
  Scores discounted(double power) {
    if (trust == 1) {
      return scores;
    }
    Scores meant = new Temperature(1 / power).apply(scores);
    return new Temperature(power).apply(meant.mixedWithUniform(1 - trust));
  }
}
