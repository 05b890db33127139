package dev.duet.audio.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.duet.audio.Golden;
import dev.duet.audio.Tones;
import dev.duet.audio.pitch.Yin;
import dev.duet.audio.spectrum.FrameSpec;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What must hold whatever the reference implementation says. */
class EffectLawsTest {
  private static final int RATE = 22050;

  private static float[] sine(double hz) {
    return Tones.sine(hz, 0.5, RATE, RATE / 2);
  }

  /** The pitch in the middle of a sound, in Hz. */
  private static double pitch(float[] y) {
    float[] f0 = Yin.f0(y, FrameSpec.LIBROSA, 65, 2093).data();
    return f0[f0.length / 2];
  }

  @Property(tries = 25)
  void stretchingChangesTheLengthAndNotThePitch(
      @ForAll @DoubleRange(min = 150, max = 900) double hz,
      @ForAll @DoubleRange(min = 0.5, max = 2) double rate) {
    float[] y = TimeStretch.of(sine(hz), rate);
    assertThat(y).hasSize((int) Math.rint(RATE / 2 / rate));
    assertThat(pitch(y)).isCloseTo(hz, within(0.01 * hz));
  }

  /** So faint that the squares of its spectrum are no numbers any more. */
  @Test
  void theFaintestSoundStaysASound() {
    float[] y = sine(440);
    for (int i = 0; i < y.length; i++) {
      y[i] *= 1e-24f;
    }
    for (float v : PitchShift.of(y, 2)) {
      assertThat(v).isFinite();
    }
  }

  @Property(tries = 25)
  void shiftingChangesThePitchAndNotTheLength(
      @ForAll @DoubleRange(min = 200, max = 700) double hz,
      @ForAll @DoubleRange(min = -7, max = 7) double semitones) {
    float[] y = PitchShift.of(sine(hz), semitones);
    double expected = hz * Math.pow(2, semitones / 12);
    assertThat(y).hasSize(RATE / 2);
    assertThat(pitch(y)).isCloseTo(expected, within(0.01 * expected));
  }

  @Property(tries = 25)
  void speedChangesBoth(
      @ForAll @DoubleRange(min = 200, max = 700) double hz,
      @ForAll @DoubleRange(min = 0.5, max = 2) double factor) {
    float[] y = Speed.of(sine(hz), factor);
    assertThat(y).hasSize((int) Math.ceil(RATE / 2 * (1 / factor)));
    assertThat(pitch(y)).isCloseTo(hz * factor, within(0.01 * hz * factor));
  }

  @Property(tries = 15)
  void rateOneAndNoStepsChangeNothing(@ForAll @IntRange(min = 3000, max = 20_000) int samples) {
    float[] y = Tones.noise(samples, samples);
    // At the very end a frame may be missing, as in librosa.
    int kept = samples - 2048;
    assertThat(Golden.relativeError(start(TimeStretch.of(y, 1), kept), start(y, kept)))
        .isLessThan(1e-3);
    assertThat(Golden.relativeError(start(PitchShift.of(y, 0), kept), start(y, kept)))
        .isLessThan(1e-3);
    assertThat(Speed.of(y, 1)).isEqualTo(y);
    assertThat(Gain.of(y, 0)).isEqualTo(y);
    assertThat(TimeShift.of(y, 0)).isEqualTo(y);
    assertThat(Golden.relativeError(VoiceWarp.of(y, RATE, 1, 0), y)).isLessThan(1e-5);
  }

  private static float[] start(float[] y, int length) {
    return Arrays.copyOf(y, length);
  }

  @Property(tries = 20)
  void gainIsInDecibels(@ForAll @DoubleRange(min = -60, max = 60) double decibels) {
    float[] y = sine(440);
    double ratio = ActiveLevel.meanSquare(Gain.of(y, decibels)) / ActiveLevel.meanSquare(y);
    assertThat(10 * Math.log10(ratio)).isCloseTo(decibels, within(1e-3));
  }

  @Property(tries = 40)
  void aShiftIsUndoneButForWhatFellOut(@ForAll @IntRange(min = -150, max = 150) int by) {
    float[] y = Tones.noise(7, 100);
    float[] back = TimeShift.of(TimeShift.of(y, by), -by);
    for (int i = 0; i < y.length; i++) {
      boolean kept = i + by >= 0 && i + by < y.length;
      assertThat(back[i]).isEqualTo(kept ? y[i] : 0);
    }
  }

  @Test
  void shiftsAsFarAsIntegersGoLeaveSilence() {
    float[] silence = new float[3];
    assertThat(TimeShift.of(new float[] {1, 2, 3}, Integer.MIN_VALUE)).isEqualTo(silence);
    assertThat(TimeShift.of(new float[] {1, 2, 3}, Integer.MAX_VALUE)).isEqualTo(silence);
  }

  @Property(tries = 20)
  void aWarpedVoiceKeepsItsPitchItsLengthAndItsLoudness(
      @ForAll @DoubleRange(min = 110, max = 280) double hz,
      @ForAll @DoubleRange(min = 0.7, max = 1.4) double factor,
      @ForAll @DoubleRange(min = -6, max = 6) double tilt) {
    float[] y = Tones.vowel(hz, hz, 0.5, RATE).samples();
    float[] warped = VoiceWarp.of(y, RATE, factor, tilt);
    assertThat(warped).hasSameSizeAs(y);
    assertThat(pitch(warped)).isCloseTo(pitch(y), within(0.02 * hz));
    assertThat(ActiveLevel.meanSquare(warped))
        .isCloseTo(ActiveLevel.meanSquare(y), within(0.01 * ActiveLevel.meanSquare(y)));
  }

  @Property(tries = 20)
  void phasesComeBackFromAngles(
      @ForAll @DoubleRange(min = -1, max = 1) double re,
      @ForAll @DoubleRange(min = -1, max = 1) double im) {
    float[] x = {(float) re, -(float) re, 0, (float) im};
    float[] y = {(float) im, 0, (float) im, (float) im};
    float[] magnitude = new float[x.length];
    float[] angle = new float[x.length];
    Polar.magnitudes(x, y, magnitude);
    Polar.angles(x, y, magnitude, angle);
    float[] xBack = new float[x.length];
    float[] yBack = new float[x.length];
    Polar.toComplex(magnitude, angle, xBack, yBack);
    for (int i = 0; i < x.length; i++) {
      assertThat(Math.cos(angle[i]) * magnitude[i]).isCloseTo(x[i], within(1e-6));
      assertThat(Math.sin(angle[i]) * magnitude[i]).isCloseTo(y[i], within(1e-6));
      assertThat(xBack[i]).isCloseTo(x[i], within(1e-6f));
      assertThat(yBack[i]).isCloseTo(y[i], within(1e-6f));
    }
  }
}
