package dev.duet.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SummaryTest {

  @Test
  void theDeviationIsThatOfASample() {
    Summary summary = Summary.of(0.6, 0.7, 0.65);
    assertThat(summary.mean()).isEqualTo(0.65, within(1e-12));
    assertThat(summary.deviation()).isEqualTo(0.05, within(1e-12));
    assertThat(summary).hasToString("0.6500 +/- 0.0500 (0.6000 to 0.7000, n = 3)");
  }

  @Test
  void oneSeedHasNoDeviationAndNoneHasNoSummary() {
    assertThat(Summary.of(0.6)).isEqualTo(new Summary(1, 0.6, 0, 0.6, 0.6));
    assertThatThrownBy(Summary::of).hasMessageContaining("nothing to sum up");
  }
}
