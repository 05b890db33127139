package dev.duet.audio.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duet.audio.Matrix;
import dev.duet.audio.Tones;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SpecAugmentTest {
  private static final Matrix FEATURES = new Matrix(Tones.noise(1, 20 * 50), 20, 50);

  @Property(tries = 50)
  void masksStripesUpToTheirSizesAndNothingElse(@ForAll @IntRange(min = 0, max = 9999) int seed) {
    Matrix masked = new SpecAugment(1, 10, 1, 4).apply(FEATURES, new Random(seed));
    int columns = 0;
    int rows = 0;
    for (int column = 0; column < 50; column++) {
      columns += changed(masked, 0, column, 1, 0) == 20 ? 1 : 0;
    }
    for (int row = 0; row < 20; row++) {
      rows += changed(masked, row, 0, 0, 1) == 50 ? 1 : 0;
    }
    assertThat(columns).isBetween(0, 10);
    assertThat(rows).isBetween(0, 4);
    int all = 0;
    for (int i = 0; i < masked.data().length; i++) {
      all += masked.data()[i] != FEATURES.data()[i] ? 1 : 0;
    }
    assertThat(all).isEqualTo(columns * 20 + rows * 50 - columns * rows);
  }

  /** Values that differ from the features along a row or a column. */
  private static int changed(Matrix masked, int row, int column, int down, int across) {
    int changed = 0;
    for (int r = row, c = column; r < 20 && c < 50; r += down, c += across) {
      changed += masked.get(r, c) != FEATURES.get(r, c) ? 1 : 0;
    }
    return changed;
  }

  @Test
  void whatIsMaskedHasTheMeanOfItsRow() {
    Matrix masked = new SpecAugment(0, 0, 200, 20).apply(FEATURES, new Random(1));
    double mean = 0;
    for (int t = 0; t < 50; t++) {
      mean += FEATURES.get(7, t) / 50;
    }
    assertThat(masked.row(7)).containsOnly((float) mean);
  }

  @Test
  void noMasksAndNoFramesAreLeftAlone() {
    assertThat(new SpecAugment(0, 10, 0, 4).apply(FEATURES, new Random(1)).data())
        .isEqualTo(FEATURES.data());
    assertThat(new SpecAugment(2, 10, 2, 4).apply(Matrix.zeros(3, 0), new Random(1)).data())
        .isEmpty();
  }
}
