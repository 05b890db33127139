package dev.duet.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PivotsTest {
  /** Three points of a plane, so of rank two: (1, 0), (0, 2), (1, 2). */
  private static final float[] GRAM = {1, 0, 1, 0, 4, 4, 1, 4, 5};

  private final Pivots pivots = Pivots.of(GRAM, 3, 1e-9);

  @Test
  void theFactorTimesItselfIsTheMatrix() {
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double product = 0;
        for (int k = 0; k < pivots.rank(); k++) {
          product += pivots.factor()[i][k] * pivots.factor()[j][k];
        }
        assertThat(product).isCloseTo(GRAM[3 * i + j], within(1e-6));
      }
    }
  }

  @Test
  void rowsThatOthersSpanAreNotChosen() {
    assertThat(pivots.chosen()).hasSize(2).startsWith(2);
  }

  @Test
  void theInverseIsThatOfTheChosenRows() {
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        double product = 0;
        for (int k = 0; k < 2; k++) {
          product += pivots.inverse()[i][k] * pivots.factor()[pivots.chosen()[k]][j];
        }
        assertThat(product).isCloseTo(i == j ? 1 : 0, within(1e-9));
      }
    }
  }
}
