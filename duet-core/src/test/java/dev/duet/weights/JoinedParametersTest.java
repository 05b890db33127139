package dev.duet.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JoinedParametersTest {
  @Test
  void whatIsPutInTheWholeIsPutInItsPart() {
    try (Parameters left = Parameters.of(Map.of("layer.weight", Tensor.of(new float[] {1}, 1)));
        Parameters right = Parameters.of(Map.of("layer.weight", Tensor.of(new float[] {2}, 1)))) {
      JoinedParameters joined = new JoinedParameters(Map.of("left", left, "right", right));
      List<String> names = JoinedParameters.names("right", right.names());
      assertThat(names).containsExactly("right.layer.weight");
      assertThat(joined.get("right.layer.weight")).isSameAs(right.get("layer.weight"));
      joined.put("right.layer.weight", Tensor.of(new float[] {3}, 1));
      assertThat(right.get("layer.weight").toFloatArray()).containsExactly(3);
      assertThat(left.get("layer.weight").toFloatArray()).containsExactly(1);
      assertThat(joined.copies(names).get("right.layer.weight").floats()).containsExactly(3);
    }
  }

  @Test
  void whatIsInNoPartIsRefused() {
    try (Parameters left = new Parameters()) {
      JoinedParameters joined = new JoinedParameters(Map.of("left", left));
      for (String name : List.of("middle.weight", "weight", "left.weight")) {
        assertThatThrownBy(() -> joined.get(name))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("no parameter");
      }
    }
  }
}
