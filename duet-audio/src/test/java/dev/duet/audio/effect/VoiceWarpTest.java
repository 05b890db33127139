package dev.duet.audio.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.duet.audio.Tones;
import dev.duet.audio.feature.SpectralShape;
import dev.duet.audio.spectrum.FrameSpec;
import dev.duet.audio.spectrum.Spectrogram;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What moves when a voice is warped; that the pitch stays is among the laws. */
class VoiceWarpTest {
  private static final int RATE = 22050;
  private static final float[] VOWEL = Tones.vowel(120, 120, 0.6, RATE).samples();

  private static Spectrogram spectrum(float[] y) {
    return Spectrogram.of(y, FrameSpec.LIBROSA);
  }

  /**
   * The centre of gravity of the second formant's surroundings would mix with others: the whole.
   */
  private static double centroid(float[] y) {
    float[] centroid = SpectralShape.centroid(spectrum(y)).data();
    return centroid[centroid.length / 2];
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.75, 0.85, 1.15, 1.35})
  void theSpectrumMovesByTheFactor(double factor) {
    double moved = centroid(VoiceWarp.of(VOWEL, RATE, factor, 0)) / centroid(VOWEL);
    assertThat(Math.signum(moved - 1)).isEqualTo(Math.signum(factor - 1));
    assertThat(moved).isCloseTo(factor, within(0.15));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-6, -3, 3, 6})
  void aTiltIsASlopeInDecibelsPerOctave(double tilt) {
    float[] noise = Tones.noise(5, RATE);
    float[] tilted = VoiceWarp.of(noise, RATE, 1, tilt);
    double slope =
        level(tilted, 2000) - level(noise, 2000) - level(tilted, 500) + level(noise, 500);
    assertThat(slope / 2).isCloseTo(tilt, within(0.5));
  }

  /** Mean level in dB of a third of an octave around a frequency. */
  private static double level(float[] y, double hz) {
    Spectrogram s = spectrum(y);
    double sum = 0;
    int count = 0;
    for (int bin = 0; bin < s.spec().bins(); bin++) {
      double distance = s.spec().frequency(bin) / hz;
      if (distance > 0.89 && distance < 1.12) {
        for (int t = 2; t < s.frames() - 2; t++, count++) {
          sum += Math.pow(s.magnitude().get(bin, t), 2);
        }
      }
    }
    return 10 * Math.log10(sum / count);
  }
}
