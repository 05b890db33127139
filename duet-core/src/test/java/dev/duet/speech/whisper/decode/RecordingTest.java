package dev.duet.speech.whisper.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.duet.audio.Matrix;
import dev.duet.audio.feature.LogMel;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecordingTest {
  private static final int BANDS = 80;

  @Test
  void aPartHasTheFramesOfTheWhole() {
    float[] samples = loudThenQuiet(400);
    Matrix whole = LogMel.of(samples, BANDS);
    Recording recording = new Recording(samples, BANDS);
    for (int from : new int[] {0, 1, 150, 260}) {
      Matrix part = recording.logMel(from, 120);
      assertThat(part.columns()).isEqualTo(120);
      for (int band = 0; band < BANDS; band++) {
        for (int frame = 0; frame < 120; frame++) {
          assertThat(part.get(band, frame))
              .as("band %d, frame %d from %d", band, frame, from)
              .isCloseTo(whole.get(band, from + frame), within(1e-5f));
        }
      }
    }
  }

  @Test
  void behindItsEndIsSilence() {
    Recording recording = new Recording(loudThenQuiet(100), BANDS);
    Matrix part = recording.logMel(50, 90);
    float floor = part.get(0, 89);
    assertThat(floor).isLessThan(part.get(0, 10));
    assertThat(part.get(40, 70)).isEqualTo(floor);
  }

  /** A second of noise, then one a thousandth as loud, and so on. */
  private static float[] loudThenQuiet(int frames) {
    Random random = new Random(1);
    float[] samples = new float[frames * LogMel.HOP];
    for (int i = 0; i < samples.length; i++) {
      double level = i / LogMel.SAMPLE_RATE % 2 == 0 ? 0.3 : 0.0003;
      samples[i] = (float) (level * random.nextGaussian());
    }
    return samples;
  }
}
