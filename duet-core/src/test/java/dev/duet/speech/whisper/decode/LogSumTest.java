package dev.duet.speech.whisper.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LogSumTest {

  @Property
  void makesProbabilitiesThatSumToOne(
      @ForAll @Size(min = 1, max = 50) List<@FloatRange(min = -100, max = 100) Float> values) {
    float[] logits = new float[values.size()];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = values.get(i);
    }
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      sum += LogSum.probability(logits, i);
    }

    assertThat(sum).isCloseTo(1, within(1e-5));
  }

  @Test
  void isNothingWhereNothingIsAllowed() {
    assertThat(LogSum.of(new float[] {Float.NEGATIVE_INFINITY, 3}, 0, 1))
        .isEqualTo(Double.NEGATIVE_INFINITY);
  }
}
