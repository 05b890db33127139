package dev.duet.audio.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.duet.audio.Golden;
import dev.duet.audio.GoldenSignals;
import dev.duet.audio.Tones;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StftTest {
  @ParameterizedTest
  @ValueSource(strings = {"oaf_dog_happy", "yaf_dog_angry", "short300ms"})
  void magnitudesEqualLibrosas(String signal) {
    Spectrogram s = Spectrogram.of(GoldenSignals.input(signal), FrameSpec.LIBROSA);
    float[] expected = GoldenSignals.array(signal, "stft_magnitude");
    assertThat(Golden.relativeError(s.magnitude().data(), expected)).isLessThanOrEqualTo(1e-6);
  }

  @Test
  void theHannWindowEqualsScipys() {
    double[] window = Window.hann(2048);
    float[] expected = Golden.array("librosa/filters/hann_2048.f32");
    for (int i = 0; i < window.length; i++) {
      assertThat((float) window[i]).isCloseTo(expected[i], within(1e-7f));
    }
  }

  @Property(tries = 100)
  void goingBackReconstructsTheSamples(
      @ForAll @IntRange(min = 1, max = 3000) int n,
      @ForAll @IntRange(min = 4, max = 600) int nFft,
      @ForAll @IntRange(min = 2, max = 8) int overlap) {
    FrameSpec spec = new FrameSpec(22050, nFft, Math.max(1, nFft / overlap));
    float[] y = Tones.noise(n, n);
    float[] back = Stft.of(y, spec).inverse(n);
    // What lies beyond the middle of the last frame is seen only by the skirt of its window.
    int seen = Math.min(n, (spec.frames(n) - 1) * spec.hop() + nFft / 4);
    for (int i = 0; i < seen; i++) {
      assertThat(back[i]).isCloseTo(y[i], within(1e-4f));
    }
  }

  @Property(tries = 30)
  void isLinear(@ForAll @IntRange(min = 100, max = 5000) int n) {
    FrameSpec spec = new FrameSpec(16000, 512, 128);
    float[] x = Tones.noise(1, n);
    float[] y = Tones.noise(2, n);
    float[] mix = new float[n];
    for (int i = 0; i < n; i++) {
      mix[i] = 2 * x[i] - 3 * y[i];
    }
    float[] a = Stft.of(x, spec).values();
    float[] b = Stft.of(y, spec).values();
    float[] expected = new float[a.length];
    for (int i = 0; i < a.length; i++) {
      expected[i] = 2 * a[i] - 3 * b[i];
    }
    assertThat(Golden.relativeError(Stft.of(mix, spec).values(), expected)).isLessThan(1e-6);
  }

  @Property(tries = 100)
  void aTransformKeepsTheEnergyAndIsUndone(@ForAll @IntRange(min = 2, max = 3000) int n) {
    RealFft fft = RealFft.of(n);
    float[] y = Tones.noise(n, n);
    double[] buffer = fft.buffer();
    double energy = 0;
    for (int i = 0; i < n; i++) {
      buffer[i] = y[i];
      energy += (double) y[i] * y[i];
    }
    fft.forward(buffer);
    double spectral = 0;
    for (int bin = 0; bin <= n / 2; bin++) {
      boolean itsOwnMirror = bin == 0 || 2 * bin == n;
      double power = buffer[2 * bin] * buffer[2 * bin] + buffer[2 * bin + 1] * buffer[2 * bin + 1];
      spectral += (itsOwnMirror ? 1 : 2) * power;
    }
    assertThat(spectral / n).isCloseTo(energy, within(1e-9 * energy));
    fft.inverse(buffer);
    for (int i = 0; i < n; i++) {
      assertThat(buffer[i]).isCloseTo(y[i], within(1e-9));
    }
  }

  @Test
  void aSpectrogramIsTheMagnitudeOfTheTransform() {
    FrameSpec spec = new FrameSpec(16000, 400, 160);
    float[] y = Tones.noise(3, 16000);
    Stft stft = Stft.of(y, spec);
    Spectrogram s = Spectrogram.of(y, spec);
    assertThat(s.frames()).isEqualTo(stft.frames()).isEqualTo(101);
    for (int bin = 0; bin < spec.bins(); bin++) {
      for (int t = 0; t < s.frames(); t++) {
        assertThat((double) s.magnitude().get(bin, t))
            .isCloseTo(Math.hypot(stft.re(bin, t), stft.im(bin, t)), within(1e-5));
      }
    }
  }
}
