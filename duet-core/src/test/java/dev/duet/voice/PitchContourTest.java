package dev.duet.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.duet.audio.Matrix;
import dev.duet.audio.feature.Decibels;
import dev.duet.audio.feature.Rms;
import dev.duet.audio.spectrum.FrameSpec;
import dev.duet.audio.spectrum.Spectrogram;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class PitchContourTest {
  private static final FrameSpec SPEC = new FrameSpec(22050, 2048, 512);

  /** Frames whose window reaches over an edge of the sound. */
  private static final int EDGE = 3;

  private static float[] contour(float[] samples) {
    float[] power = Rms.of(samples, SPEC).data();
    for (int i = 0; i < power.length; i++) {
      power[i] *= power[i];
    }
    float[] level = Decibels.ofPower(new Matrix(power, 1, power.length)).data();
    Matrix contour = PitchContour.of(samples, Spectrogram.of(samples, SPEC), level);
    assertThat(contour.rows()).isEqualTo(1);
    assertThat(contour.columns()).isEqualTo(SPEC.frames(samples.length));
    return contour.data();
  }

  /** Eight harmonics over a fundamental that moves; none where it is zero. */
  private static float[] sung(double seconds, DoubleUnaryOperator fundamental) {
    float[] samples = new float[(int) (seconds * SPEC.sampleRate())];
    double phase = 0;
    for (int n = 0; n < samples.length; n++) {
      double f0 = fundamental.applyAsDouble((double) n / SPEC.sampleRate());
      phase += 2 * Math.PI * f0 / SPEC.sampleRate();
      for (int k = 1; f0 > 0 && k <= 8; k++) {
        samples[n] += (float) (0.3 / k * Math.sin(k * phase));
      }
    }
    return samples;
  }

  private static double seconds(int frame) {
    return (double) frame * SPEC.hop() / SPEC.sampleRate();
  }

  @Test
  void aGlideIsFollowed() {
    // Down an octave from 300 Hz, 7.02 semitones above 200 Hz, in a second.
    float[] contour = contour(sung(1, t -> 300 * Math.pow(2, -t)));
    double start = 12 * Math.log(1.5) / Math.log(2);
    for (int t = EDGE; t < contour.length - EDGE; t++) {
      // YIN compares the earlier half of its window with later samples, so it lags a little.
      assertThat((double) contour[t]).isCloseTo(start - 12 * seconds(t), within(0.4));
    }
  }

  @Test
  void aPauseIsBridgedByAStraightLine() {
    float[] contour = contour(sung(1.5, t -> t < 0.5 ? 200 : t < 1 ? 0 : 400));
    int before = (int) (0.4 * SPEC.sampleRate() / SPEC.hop());
    int after = (int) (1.1 * SPEC.sampleRate() / SPEC.hop());
    assertThat(contour[before]).isCloseTo(0, within(0.2f));
    assertThat(contour[after]).isCloseTo(12, within(0.2f));
    assertThat((double) contour[(before + after) / 2]).isCloseTo(6, within(1.0));
    for (int t = before; t < after; t++) {
      assertThat(contour[t + 1]).isGreaterThan(contour[t] - 0.2f);
    }
  }

  @Test
  void theEndsTakeTheNearestVoicedValue() {
    float[] contour = contour(sung(1.5, t -> t < 0.5 || t > 1 ? 0 : 400));
    assertThat(contour[0]).isCloseTo(12, within(0.3f));
    assertThat(contour[contour.length - 1]).isCloseTo(12, within(0.3f));
  }

  @Test
  void noiseHasNoMelody() {
    Random random = new Random(1);
    float[] noise = new float[SPEC.sampleRate()];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) (0.1 * random.nextGaussian());
    }
    assertThat(contour(noise)).containsOnly(0f);
  }
}
