package dev.duet.audio.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.duet.audio.Golden;
import dev.duet.audio.Matrix;
import dev.duet.audio.Tones;
import dev.duet.audio.spectrum.FrameSpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterBanksTest {
  @ParameterizedTest
  @CsvSource({"22050, 2048, 128", "16000, 512, 40"})
  void melFiltersEqualLibrosas(int rate, int nFft, int mels) {
    Matrix bank = MelFilterBank.of(new FrameSpec(rate, nFft, 512), mels, 0, rate / 2.0).matrix();
    float[] expected = Golden.array("librosa/filters/mel_%d_%d_%d.f32".formatted(rate, nFft, mels));
    assertThat(Golden.relativeError(bank.data(), expected)).isLessThanOrEqualTo(1e-6);
  }

  @Test
  void chromaFiltersEqualLibrosas() {
    Matrix bank = ChromaFilterBank.of(FrameSpec.LIBROSA, 0).matrix();
    float[] expected = Golden.array("librosa/filters/chroma_22050_2048.f32");
    assertThat(Golden.relativeError(bank.data(), expected)).isLessThanOrEqualTo(1e-6);
  }

  @Property(tries = 50)
  void melAndHertzUndoEachOther(@ForAll @DoubleRange(min = 0, max = 24000) double hz) {
    assertThat(MelFilterBank.melToHz(MelFilterBank.hzToMel(hz))).isCloseTo(hz, within(1e-8));
  }

  @Property(tries = 30)
  void applyingMelFiltersIsMultiplyingByTheirMatrix(
      @ForAll @IntRange(min = 1, max = 129) int mels, @ForAll @IntRange(min = 1, max = 9) int n) {
    MelFilterBank bank = MelFilterBank.of(new FrameSpec(8000, 256, 64), mels, 100, 3900);
    Matrix s = new Matrix(Tones.noise(mels, 129 * n), 129, n);
    Matrix product = Rows.product(bank.matrix(), s);
    assertThat(Golden.maxDifference(bank.apply(s).data(), product.data())).isLessThan(1e-6);
  }

  @Property(tries = 30)
  void theRowsOfTheCosineTransformAreOrthonormal(@ForAll @IntRange(min = 1, max = 200) int size) {
    Matrix basis = Dct.of(size, size).matrix();
    float[] identity = Rows.product(basis, basis.transpose()).data();
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        assertThat(identity[row * size + column]).isCloseTo(row == column ? 1 : 0, within(1e-5f));
      }
    }
  }
}
