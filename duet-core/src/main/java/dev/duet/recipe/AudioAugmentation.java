package dev.duet.recipe;

import dev.duet.audio.effect.AugmentationPlan;
import dev.duet.audio.effect.SpecAugment;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * How the recordings that a model is trained on are varied; never those it is chosen or measured
 * by.
 *
 * @param copies variants of each recording beside itself, 1 to 64; every epoch hears one of all
 * @param seed of the variants; the seed of a training changes none of them
 * @param plan what is done to the sound of a variant
 * @param spec what is masked in the features of whatever an epoch hears, if anything
 */
public record AudioAugmentation(
    int copies, int seed, AugmentationPlan plan, Optional<SpecAugment> spec) {
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
