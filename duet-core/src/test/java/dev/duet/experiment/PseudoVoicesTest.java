package dev.duet.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.duet.audio.Matrix;
import dev.duet.audio.Waveform;
import dev.duet.audio.io.WavWriter;
import dev.duet.corpus.Sample;
import dev.duet.emotion.Emotion;
import dev.duet.voice.FrameFeatures;
import dev.duet.voice.Normalisation;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PseudoVoicesTest {
  private static final int RATE = 16000;

  /** One MFCC, the melody in semitones above 200 Hz, its derivative. */
  private static final FrameFeatures FEATURES =
      new FrameFeatures(RATE, 1024, 256, 1, 0, false, false, true, 0, 1, Normalisation.NONE);

  @TempDir Path folder;

  @Test
  void everyVoiceHasAnotherPitchAndPace() throws Exception {
    float[] tone = new float[RATE];
    for (int n = 0; n < tone.length; n++) {
      for (int k = 1; k <= 5; k++) {
        tone[n] += (float) (0.2 / k * Math.sin(2 * Math.PI * 200 * k * n / RATE));
      }
    }
    Path file = folder.resolve("tone.wav");
    WavWriter.write(Waveform.mono(tone, RATE), WavWriter.Encoding.FLOAT32, file);
    Sample sample =
        new Sample(
            "tone",
            Optional.of(file),
            Optional.empty(),
            Emotion.NEUTRAL,
            "neutral",
            Optional.of("nobody"),
            Optional.empty());
    PseudoVoices voices = new PseudoVoices(FEATURES);
    List<Matrix> heard = voices.voices(sample);
    double[] rates = {0.8, 0.87, 1.15, 1.25};
    assertThat(heard).hasSameSizeAs(rates);
    for (int i = 0; i < rates.length; i++) {
      double semitones = 12 * Math.log(rates[i]) / Math.log(2);
      assertThat(median(heard.get(i).row(1))).isCloseTo(semitones, within(0.1));
      assertThat(heard.get(i).columns()).isCloseTo((int) (RATE / rates[i] / 256) + 1, within(1));
    }
    assertThat(voices.voices(sample)).as("computed once").isSameAs(heard);
  }

  private static double median(float[] values) {
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
