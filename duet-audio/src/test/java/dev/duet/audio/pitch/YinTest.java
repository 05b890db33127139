package dev.duet.audio.pitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.duet.audio.Matrix;
import dev.duet.audio.Tones;
import dev.duet.audio.spectrum.FrameSpec;
import dev.duet.audio.spectrum.Spectrogram;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class YinTest {
  @Property(tries = 60)
  void hearsASinesFrequencyToHalfAPercent(
      @ForAll @DoubleRange(min = 80, max = 1000) double hz,
      @ForAll @DoubleRange(min = 0.05, max = 1) double amplitude) {
    float[] y = Tones.sine(hz, amplitude, 22050, 11025);
    Matrix f0 = Yin.f0(y, FrameSpec.LIBROSA, 65, 2093);
    for (int t = 3; t < f0.columns() - 3; t++) {
      assertThat((double) f0.get(0, t)).isCloseTo(hz, within(0.005 * hz));
    }
  }

  @Property(tries = 40)
  void hearsHowFarASineIsOutOfTune(@ForAll @DoubleRange(min = -0.45, max = 0.45) double tuning) {
    float[] y = Tones.sine(880 * Math.pow(2, tuning / 12), 0.5, 22050, 22050);
    Spectrogram s = Spectrogram.of(y, FrameSpec.LIBROSA);
    assertThat(Tuning.estimate(s.magnitude(), s.spec(), 12)).isCloseTo(tuning, within(0.03));
  }
}
