package dev.duet.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.duet.audio.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class StandardiserTest {
  private static final int FEATURES = 3;

  /** Utterances of several lengths; every feature has its own mean and deviation. */
  private static List<Matrix> utterances(long seed, double mean, double deviation) {
    Random random = new Random(seed);
    List<Matrix> utterances = new ArrayList<>();
    for (int frames : new int[] {40, 7, 90}) {
      Matrix utterance = Matrix.zeros(FEATURES, frames);
      for (int i = 0; i < utterance.data().length; i++) {
        int row = i / frames;
        double uniform = random.nextDouble() - 0.5;
        utterance.data()[i] = (float) (mean * row + deviation * (row + 1) * uniform);
      }
      utterances.add(utterance);
    }
    return utterances;
  }

  @Property(tries = 50)
  void overTheTrainingFramesTheMeanIsZeroAndTheDeviationOne(
      @ForAll long seed,
      @ForAll @DoubleRange(min = -100, max = 100) double mean,
      @ForAll @DoubleRange(min = 0.1, max = 100) double deviation) {
    List<Matrix> training = utterances(seed, mean, deviation);
    Standardiser standardiser = Standardiser.over(training);
    for (int row = 0; row < FEATURES; row++) {
      double sum = 0;
      double squares = 0;
      int n = 0;
      for (Matrix utterance : training) {
        for (float value : standardiser.apply(utterance).row(row)) {
          sum += value;
          squares += value * value;
          n++;
        }
      }
      assertThat(sum / n).isCloseTo(0, within(1e-3));
      assertThat(squares / n).isCloseTo(1, within(1e-3));
    }
  }

  @Test
  void whatIsFarOffIsBroughtBackToFiveDeviations() {
    Standardiser standardiser = new Standardiser(new float[] {10}, new float[] {2});
    Matrix standardised =
        standardiser.apply(new Matrix(new float[] {10, 12, 19, 21, 1000, -1000}, 1, 6));
    assertThat(standardised.data()).containsExactly(0, 1, 4.5f, 5, 5, -5);
  }

  @Test
  void aFeatureThatNeverChangesBecomesZero() {
    Matrix constant = new Matrix(new float[] {4, 4, 4}, 1, 3);
    assertThat(Standardiser.over(List.of(constant)).apply(constant).data())
        .containsExactly(0, 0, 0);
  }

  @Test
  void theUtteranceItselfIsLeftAsItIs() {
    Matrix utterance = new Matrix(new float[] {1, 2, 3}, 1, 3);
    Standardiser.over(List.of(utterance)).apply(utterance);
    assertThat(utterance.data()).containsExactly(1, 2, 3);
  }
}
