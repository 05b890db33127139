package dev.duet.speech.whisper.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duet.audio.feature.LogMel;
import dev.duet.speech.whisper.WhisperConfig;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class WindowTest {
  private static final WhisperConfig CONFIG = config();

  @Test
  void aShortRecordingIsCutShortBehindSomeSilence() {
    Window window = window(5, 0, OptionalDouble.of(3));
    assertThat(window.isCutShort()).isTrue();
    assertThat(window.frames()).isEqualTo(500);
    assertThat(window.logMel().columns()).isEqualTo(800);
  }

  @Test
  void itIsFilledUpWhereNoShortContextIsWanted() {
    Window window = window(5, 0, OptionalDouble.empty());
    assertThat(window.isCutShort()).isFalse();
    assertThat(window.frames()).isEqualTo(500);
    assertThat(window.logMel().columns()).isEqualTo(3000);
  }

  @Test
  void whatIsLeftOfALongRecordingIsHeardInAWholeWindow() {
    Window window = window(65, 6000, OptionalDouble.of(3));
    assertThat(window.isCutShort()).isFalse();
    assertThat(window.seconds()).isEqualTo(5);
    assertThat(window.positions()).isEqualTo(250);
    assertThat(window.logMel().columns()).isEqualTo(3000);
  }

  private static Window window(int seconds, int from, OptionalDouble shortContext) {
    float[] samples = new float[seconds * LogMel.SAMPLE_RATE];
    return Window.of(new Recording(samples, CONFIG.mels()), from, CONFIG, shortContext);
  }

  private static WhisperConfig config() {
    WhisperConfig.Stack encoder = new WhisperConfig.Stack(1, 1, 4, 1500);
    WhisperConfig.Stack decoder = new WhisperConfig.Stack(1, 1, 4, 448);
    return new WhisperConfig(
        80, 4, encoder, decoder, 1, List.of(), List.of(), List.of(), List.of());
  }
}
