package dev.duet.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class QuasiNewtonTest {

  /** A valley a thousand times as steep across as along. */
  private static QuasiNewton.Point valley(double[] x, double[] lowest) {
    double value = 0;
    double[] slope = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double steepness = Math.pow(1000, (double) i / (x.length - 1));
      value += steepness / 2 * Math.pow(x[i] - lowest[i], 2);
      slope[i] = steepness * (x[i] - lowest[i]);
    }
    return new QuasiNewton.Point(value, slope);
  }

  @Property(tries = 50)
  void theMinimumOfAValleyIsFoundWhereverItLies(
      @ForAll @Size(8) List<@DoubleRange(min = -10, max = 10) Double> where) {
    double[] lowest = where.stream().mapToDouble(Double::doubleValue).toArray();
    double[] found = QuasiNewton.minimum(8, x -> valley(x, lowest));
    assertThat(valley(found, lowest).value()).isLessThan(1e-3);
  }

  @Test
  void itTakesFewLooks() {
    double[] lowest = new double[40];
    Arrays.setAll(lowest, i -> Math.sin(i));
    AtomicInteger looks = new AtomicInteger();
    QuasiNewton.minimum(
        lowest.length,
        x -> {
          looks.incrementAndGet();
          return valley(x, lowest);
        });
    assertThat(looks.get()).isLessThan(150);
  }

  @Test
  void aSoftHingeIsFollowedToItsEnd() {
    double[] found =
        QuasiNewton.minimum(
            1,
            x ->
                new QuasiNewton.Point(
                    Math.log1p(Math.exp(-x[0])) + 0.05 * x[0] * x[0],
                    new double[] {-1 / (1 + Math.exp(x[0])) + 0.1 * x[0]}));
    assertThat(-1 / (1 + Math.exp(found[0])) + 0.1 * found[0]).isCloseTo(0, within(5e-3));
  }

  @Test
  void whereTheFunctionIsNoNumberItStays() {
    double[] one = {1};
    assertThat(
            QuasiNewton.minimum(
                1, x -> new QuasiNewton.Point(x[0] == 0 ? 1 : Double.NaN, one.clone())))
        .containsExactly(0);
  }

  @Test
  void whereItIsFlatItStays() {
    assertThat(QuasiNewton.minimum(3, x -> new QuasiNewton.Point(1, new double[3])))
        .containsExactly(0, 0, 0);
  }
}
