package dev.duet.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;

/**
 * Evidence that was planted in one part of an input, and what an explanation says of all its parts.
 *
 * @param contributions of the parts, in their order
 * @param isPlanted whether a part is the one
 */
record Planted(List<Double> contributions, IntPredicate isPlanted) {

  /** Whether the part that contributes most is the one. */
  boolean isNamed() {
    return isPlanted.test(contributions.indexOf(Collections.max(contributions)));
  }

  /** The same where the parts have got one another's contributions. */
  private Planted dealt(Random random) {
    List<Double> others = new ArrayList<>(contributions);
    Collections.shuffle(others, random);
    return new Planted(others, isPlanted);
  }

  /** That it is named in nine of ten cases, of which there are fifty. */
  static void assertNamed(List<Planted> cases) {
    assertThat(cases).hasSize(50);
    assertThat(cases.stream().filter(c -> !c.isNamed())).hasSizeLessThanOrEqualTo(5);
  }

  /** That contributions in no order name it in fewer cases than this. */
  static void assertNotNamedByChance(List<Planted> cases, int fewer) {
    Random random = new Random(1);
    assertThat(cases.stream().filter(c -> c.dealt(random).isNamed())).hasSizeLessThan(fewer);
  }
}
