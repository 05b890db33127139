package dev.duet.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.duet.TinyBundle;
import dev.duet.audio.AudioException;
import dev.duet.audio.Matrix;
import dev.duet.audio.Waveform;
import dev.duet.emotion.Emotion;
import dev.duet.weights.WeightsException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeechEarTest {
  private static final Waveform SOUND = TinyBundle.utterance(Emotion.JOY, 1);

  private static Ear ear;

  @BeforeAll
  static void open() {
    ear = RandomEncoder.ear();
  }

  @AfterAll
  static void close() {
    ear.close();
  }

  @Test
  void aFrameHoldsTheOutputsOfTheLayersAskedFor() {
    Matrix frames = ear.of(SOUND);
    assertThat(frames.rows()).isEqualTo(2 * 64);
    // A position of the encoder is 20 ms, and two of them are one frame.
    assertThat(frames.columns()).isBetween(1, (int) (SOUND.seconds() / 0.04));
  }

  @Test
  void theLevelDoesNotMatter() {
    Matrix loud = ear.of(SOUND);
    assertThat(ear.of(times(SOUND, 0.1f)).data()).containsExactly(loud.data(), within(2e-3f));
    assertThat(ear.of(times(SOUND, 0.01f)).data()).containsExactly(loud.data(), within(2e-3f));
  }

  @Test
  void silenceAroundTheSpeechIsNotHeard() {
    float[] samples = SOUND.toMono().samples();
    int second = SOUND.sampleRate();
    float[] padded = new float[samples.length + 2 * second];
    System.arraycopy(samples, 0, padded, second, samples.length);
    Matrix framed = ear.of(Waveform.mono(padded, second));
    assertThat(framed.columns()).isBetween(ear.of(SOUND).columns(), ear.of(SOUND).columns() + 3);
  }

  @Test
  void aSoundLongerThanTheEncodersContextIsHeardInParts() {
    float[] samples = SOUND.toMono().samples();
    float[] minute = new float[60 * SOUND.sampleRate()];
    for (int i = 0; i < minute.length; i++) {
      minute[i] = samples[i % samples.length];
    }
    Matrix frames = ear.of(Waveform.mono(minute, SOUND.sampleRate()));
    assertThat(frames.columns()).isBetween(1450, 1500);
  }

  @Test
  void aCopyHearsTheSameAndOutlivesWhatItWasMadeOf() {
    Ear first = RandomEncoder.ear();
    Ear copy = first.copy();
    first.close();
    try (copy) {
      assertThat(copy.of(SOUND).data()).isEqualTo(ear.of(SOUND).data());
    }
  }

  @Test
  void silenceIsRefused() {
    assertThatThrownBy(() -> ear.of(times(SOUND, 0)))
        .isInstanceOf(AudioException.class)
        .hasMessageContaining("silent");
  }

  @Test
  void aFolderWithoutAModelIsRefused(@TempDir Path folder) {
    assertThatThrownBy(() -> Ear.of(RandomEncoder.FEATURES, name -> folder))
        .isInstanceOf(WeightsException.class)
        .hasMessageContaining(folder.toString());
  }

  private static Waveform times(Waveform sound, float factor) {
    float[] samples = sound.toMono().samples();
    float[] scaled = Arrays.copyOf(samples, samples.length);
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= factor;
    }
    return Waveform.mono(scaled, sound.sampleRate());
  }
}
