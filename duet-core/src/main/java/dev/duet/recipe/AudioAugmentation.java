package dev.duet.recipe;

import dev.duet.audio.effect.AugmentationPlan;
import dev.duet.audio.effect.SpecAugment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * How the recordings that a model is trained on are varied; never those it is chosen or measured
 * by.
 *
 * @param copies variants of each recording beside itself, 1 to 64, by each plan; every epoch hears
 *     one of all
 * @param seed of the variants; the seed of a training changes none of them
 * @param plan what is done to the sound of a variant
 * @param secondPlan what is done to as many more, for example to the voice where the other plan is
 *     of rooms; none if empty
 * @param spec what is masked in the features of whatever an epoch hears, if anything
 */
public record AudioAugmentation(
    int copies,
    int seed,
    AugmentationPlan plan,
    Optional<AugmentationPlan> secondPlan,
    Optional<SpecAugment> spec) {
  private static final int MOST_COPIES = 64;

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if there is no copy, or more than 64
   */
  public AudioAugmentation {
    if (copies < 1 || copies > MOST_COPIES) {
      throw new IllegalArgumentException("copies must be in 1.." + MOST_COPIES + ", not " + copies);
    }
  }

  /** The same whose variants are drawn anew. */
  public AudioAugmentation withSeed(int other) {
    return new AudioAugmentation(copies, other, plan, secondPlan, spec);
  }

  /** The plan of each variant of a recording, in their order. */
  List<AugmentationPlan> plans() {
    List<AugmentationPlan> plans = new ArrayList<>(Collections.nCopies(copies, plan));
    secondPlan.ifPresent(second -> plans.addAll(Collections.nCopies(copies, second)));
    return plans;
  }

  /** Whether others may talk in the background of a variant. */
  boolean babbles() {
    return plans().stream().anyMatch(p -> p.babble().isPresent());
  }

  /**
   * The seed of one variant.
   *
   * @param id of the sample
   * @param copy from zero
   */
  long seedOf(String id, int copy) {
    return new SplittableRandom(31L * (31L * seed + id.hashCode()) + copy).nextLong();
  }
}
