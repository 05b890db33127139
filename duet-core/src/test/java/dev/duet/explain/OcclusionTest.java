package dev.duet.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class OcclusionTest {
  private static final Offset<Double> CLOSE = within(1e-12);

  @Test
  void whatAddsUpIsGivenToEachPart() {
    double[] worth = {0.1, -0.2, 0.5, 0};
    double[] found =
        Occlusion.contributions(
            4, 3, (from, to) -> IntStream.range(from, to).mapToDouble(i -> worth[i]).sum());
    assertThat(found).containsExactly(worth, CLOSE);
  }

  @Test
  void neighboursThatSayTheSameShareWhatIsLostWithoutBoth() {
    double[] found = Occlusion.contributions(5, 2, (from, to) -> from <= 1 && to > 2 ? 1 : 0);
    assertThat(found[1]).isEqualTo(1 / 3.0, CLOSE);
    assertThat(found[2]).isEqualTo(1 / 3.0, CLOSE);
    assertThat(found[0]).isZero();
    assertThat(found[3]).isZero();
  }

  @Test
  void twoPartsGetShapleysValue() {
    double[] found =
        Occlusion.contributions(2, 2, (from, to) -> to - from == 2 ? 0.9 : from == 0 ? 0.3 : 0.1);
    assertThat(found).containsExactly(new double[] {0.55, 0.35}, CLOSE);
  }

  @Test
  void whatTakesThreePartsToBreakIsFoundByThree() {
    double[] found = Occlusion.contributions(7, 3, (from, to) -> from <= 2 && to > 4 ? 1 : 0);
    assertThat(found[2]).isPositive().isEqualTo(found[4]);
    assertThat(found[1]).isZero();
    assertThat(found[5]).isZero();
  }

  @Test
  void asksAsOftenAsItSays() {
    for (int parts : new int[] {0, 1, 2, 7}) {
      for (int reach : new int[] {1, 2, 4}) {
        int[] asked = {0};
        Occlusion.contributions(parts, reach, (from, to) -> asked[0]++);
        assertThat(asked[0]).isEqualTo(Occlusion.questions(parts, reach));
      }
    }
  }
}
