package dev.duet.text.distil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Which layer learns from which. */
class LayerMapTest {

  @Test
  void fourOfSixLayersAreSpreadEvenly() {
    LayerMap map = new LayerMap(4, 6);
    assertThat(IntStream.range(0, 4).map(map::of)).containsExactly(1, 2, 4, 5);
  }

  @Test
  void tinyBertLearnsFromEveryThirdLayerOfBert() {
    LayerMap map = new LayerMap(4, 12);
    assertThat(IntStream.range(0, 4).map(map::of)).containsExactly(2, 5, 8, 11);
  }

  @Property
  void layersRiseToTheLast(
      @ForAll @IntRange(min = 1, max = 30) int student,
      @ForAll @IntRange(min = 0, max = 30) int more) {
    LayerMap map = new LayerMap(student, student + more);
    int[] layers = IntStream.range(0, student).map(map::of).toArray();
    assertThat(layers).isSorted().doesNotHaveDuplicates();
    assertThat(layers[0]).isNotNegative();
    assertThat(layers[student - 1]).isEqualTo(student + more - 1);
  }

  @Test
  void aStudentHasNoMoreLayersThanItsTeacher() {
    assertThatThrownBy(() -> new LayerMap(7, 6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("7 layers");
  }
}
