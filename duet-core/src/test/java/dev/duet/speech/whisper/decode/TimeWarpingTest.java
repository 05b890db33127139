package dev.duet.speech.whisper.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TimeWarpingTest {

  @Test
  void followsTheRidge() {
    float[][] weights = {
      {1, 1, -1, -1, -1, -1},
      {-1, -1, 1, -1, -1, -1},
      {-1, -1, -1, 1, 1, 1},
    };

    assertThat(TimeWarping.firstColumns(weights)).containsExactly(0, 2, 3);
  }

  @Property
  void neverGoesBackAndBeginsAtTheBeginning(
      @ForAll @IntRange(min = 1, max = 12) int rows,
      @ForAll @IntRange(min = 1, max = 30) int columns,
      @ForAll long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    float[][] weights = new float[rows][columns];
    for (float[] row : weights) {
      for (int i = 0; i < columns; i++) {
        row[i] = random.nextFloat();
      }
    }

    int[] first = TimeWarping.firstColumns(weights);

    assertThat(first[0]).isZero();
    for (int row = 1; row < rows; row++) {
      assertThat(first[row]).isBetween(first[row - 1], columns - 1);
    }
  }
}
