package dev.duet.audio.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import dev.duet.audio.Golden;
import dev.duet.audio.Tones;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FloatFftTest {
  @ParameterizedTest
  @ValueSource(ints = {4, 64, 2048, 4096})
  void equalsTheTransformInDoublePrecisionAndIsUndone(int n) {
    float[] samples = Tones.noise(n, n);
    float[] spectrum = new float[n + 2];
    float[] back = new float[n];
    try (FloatFft forward = FloatFft.forward(n);
        FloatFft inverse = FloatFft.inverse(n)) {
      forward.apply(samples, spectrum);
      inverse.apply(spectrum, back);
    }
    double[] expected = RealFft.of(n).buffer();
    for (int i = 0; i < n; i++) {
      expected[i] = samples[i];
    }
    RealFft.of(n).forward(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) spectrum[i]).isCloseTo(expected[i], within(1e-6 * n));
    }
    assertThat(Golden.relativeError(back, samples)).isLessThan(1e-6);
  }

  /** JavaCPP can make only a few callbacks; transforms must not be counted among them. */
  @Test
  void manyCanBeOpenAtOnce() {
    List<FloatFft> open = new ArrayList<>();
    float[] spectrum = new float[66];
    for (int i = 0; i < 50; i++) {
      open.add(FloatFft.forward(64));
    }
    for (FloatFft fft : open) {
      fft.apply(Tones.noise(1, 64), spectrum);
      fft.close();
    }
    assertThat(spectrum[0]).isNotZero();
  }

  @Test
  void whatIsClosedIsOfNoMoreUse() {
    FloatFft first = FloatFft.forward(64);
    first.close();
    first.close();
    assertThatNullPointerException()
        .isThrownBy(() -> first.apply(new float[64], new float[66]))
        .withMessageContaining("closed");
  }

  @ParameterizedTest
  @ValueSource(ints = {-2, 0, 2, 7})
  void oddOrTinyLengthsAreRefused(int n) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FloatFft.forward(n))
        .withMessageContaining("n_fft must be even");
  }
}
