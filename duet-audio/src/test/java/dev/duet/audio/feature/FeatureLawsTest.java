package dev.duet.audio.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.duet.audio.Matrix;
import dev.duet.audio.Tones;
import dev.duet.audio.spectrum.FrameSpec;
import dev.duet.audio.spectrum.Spectrogram;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What must hold whatever the reference implementation says. */
class FeatureLawsTest {
  private static final int RATE = 22050;

  private static Spectrogram spectrogram(float[] y) {
    return Spectrogram.of(y, FrameSpec.LIBROSA);
  }

  private static float[] sine(double hz) {
    return Tones.sine(hz, 0.5, RATE, RATE);
  }

  /** The value of a feature in the middle of a recording. */
  private static float middle(Matrix feature) {
    return feature.get(0, feature.columns() / 2);
  }

  @Property(tries = 20)
  void melPowerGrowsWithTheSquareOfTheAmplitude(
      @ForAll @DoubleRange(min = 0.01, max = 100) double factor) {
    float[] y = Tones.noise(1, 8000);
    Matrix mel = Mel.spectrogram(spectrogram(y));
    Matrix louder = Mel.spectrogram(spectrogram(Tones.scaled(y, factor)));
    for (int i = 0; i < mel.data().length; i++) {
      double expected = mel.data()[i] * factor * factor;
      assertThat((double) louder.data()[i]).isCloseTo(expected, within(1e-5 * expected));
    }
  }

  @Property(tries = 20)
  void loudnessMovesOnlyTheFirstCoefficient(
      @ForAll @DoubleRange(min = 0.1, max = 10) double factor) {
    float[] y = Tones.noise(2, 8000);
    Matrix mfcc = Mfcc.of(Mel.spectrogram(spectrogram(y)), 20);
    Matrix louder = Mfcc.of(Mel.spectrogram(spectrogram(Tones.scaled(y, factor))), 20);
    double shift = 20 * Math.log10(factor) * Math.sqrt(Mel.BANDS);
    for (int t = 0; t < mfcc.columns(); t++) {
      assertThat((double) louder.get(0, t)).isCloseTo(mfcc.get(0, t) + shift, within(0.01));
      for (int k = 1; k < mfcc.rows(); k++) {
        assertThat(louder.get(k, t)).isCloseTo(mfcc.get(k, t), within(0.01f));
      }
    }
  }

  @Property(tries = 30)
  void rmsOfASineIsItsAmplitudeOverRootTwo(
      @ForAll @DoubleRange(min = 100, max = 10_000) double hz,
      @ForAll @DoubleRange(min = 0.01, max = 1) double amplitude) {
    float[] y = Tones.sine(hz, amplitude, RATE, RATE);
    assertThat((double) middle(Rms.of(y, FrameSpec.LIBROSA)))
        .isCloseTo(amplitude / Math.sqrt(2), within(0.06 * amplitude));
  }

  @Property(tries = 30)
  void aSineCrossesZeroTwiceAPeriod(@ForAll @DoubleRange(min = 100, max = 10_000) double hz) {
    assertThat((double) middle(ZeroCrossingRate.of(sine(hz), FrameSpec.LIBROSA)))
        .isCloseTo(2 * hz / RATE, within(2.0 / 2048));
  }

  @Property(tries = 30)
  void theCentroidOfASineIsItsFrequency(@ForAll @DoubleRange(min = 200, max = 10_000) double hz) {
    Spectrogram s = spectrogram(sine(hz));
    assertThat((double) middle(SpectralShape.centroid(s))).isCloseTo(hz, within(2.0));
    assertThat((double) middle(SpectralShape.rollOff(s))).isCloseTo(hz, within(22.0));
    assertThat(middle(SpectralShape.flatness(s))).isLessThan(1e-3f);
  }

  @Test
  void theFlatnessOfAClickIsOne() {
    float[] y = new float[4096];
    y[2048] = 1;
    assertThat(SpectralShape.flatness(spectrogram(y)).get(0, 4)).isCloseTo(1, within(1e-4f));
  }

  @Property(tries = 30)
  void chromaPeaksAtTheNoteInEveryOctave(
      @ForAll @IntRange(min = 0, max = 11) int pitchClass,
      @ForAll @IntRange(min = 4, max = 7) int octave) {
    double hz = 440 * Math.pow(2, (pitchClass - 9) / 12.0 + octave - 4);
    Matrix chroma = Chroma.ofSpectrogram(spectrogram(sine(hz)));
    Matrix constantQ = Chroma.ofConstantQ(sine(hz), RATE, 512);
    assertThat(strongest(chroma)).isEqualTo(pitchClass);
    assertThat(strongest(constantQ)).isEqualTo(pitchClass);
  }

  private static int strongest(Matrix chroma) {
    int t = chroma.columns() / 2;
    int best = 0;
    for (int c = 1; c < chroma.rows(); c++) {
      if (chroma.get(c, t) > chroma.get(best, t)) {
        best = c;
      }
    }
    return best;
  }

  @Property(tries = 50)
  void theDeltaOfAParabolaIsItsSlopeAndItsCurvature(
      @ForAll @DoubleRange(min = -5, max = 5) double slope,
      @ForAll @DoubleRange(min = -1, max = 1) double bend,
      @ForAll @IntRange(min = 9, max = 60) int frames) {
    float[] ramp = new float[frames];
    float[] parabola = new float[frames];
    for (int t = 0; t < frames; t++) {
      ramp[t] = (float) (slope * t + 3);
      parabola[t] = (float) (bend * t * t / 2 + slope * t);
    }
    Matrix first = Delta.of(new Matrix(ramp, 1, frames), 1);
    Matrix second = Delta.of(new Matrix(parabola, 1, frames), 2);
    for (int t = 0; t < frames; t++) {
      assertThat((double) first.get(0, t)).isCloseTo(slope, within(1e-3));
      assertThat((double) second.get(0, t)).isCloseTo(bend, within(1e-2));
    }
  }

  @Test
  void aSingleNoteLiesOnTheCirclesOfTheTonnetz() {
    float[] c = new float[12];
    c[0] = 0.3f;
    Matrix tonnetz = Tonnetz.of(new Matrix(c, 12, 1));
    float[] expected = {0, 1, 0, 1, 0, 0.5f};
    for (int row = 0; row < expected.length; row++) {
      assertThat(tonnetz.get(row, 0)).isCloseTo(expected[row], within(1e-6f));
    }
  }

  @Test
  void statisticsAreMeansThenDeviationsOfEachMatrix() {
    Matrix a = new Matrix(new float[] {1, 3, 5, 5}, 2, 2);
    Matrix b = new Matrix(new float[] {0, 0, 3}, 1, 3);
    assertThat(TimeStatistics.of(a, b)).containsExactly(2, 5, 1, 0, 1, (float) Math.sqrt(2));
  }

  @Test
  void decibelsAreClippedBelowTheMaximumOfTheWholeMatrix() {
    Matrix power = new Matrix(new float[] {1, 10, 1e-9f, 0}, 2, 2);
    assertThat(Decibels.ofPower(power).data()).containsExactly(0, 10, -70, -70);
    assertThat(Decibels.ofPowerRelativeToMax(power).data()).containsExactly(-10, 0, -80, -80);
  }
}
