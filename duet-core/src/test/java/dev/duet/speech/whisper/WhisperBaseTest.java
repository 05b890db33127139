package dev.duet.speech.whisper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.duet.audio.Golden;
import dev.duet.audio.Matrix;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The published base model, where it is on this machine. */
@Tag("slow")
class WhisperBaseTest {

  private static Path folder() {
    String folder = System.getenv().getOrDefault("DUET_WHISPER_BASE", "");
    assumeTrue(
        !folder.isEmpty() && Files.exists(Path.of(folder, "model.bin")),
        "skipped: DUET_WHISPER_BASE names no folder with Whisper base's model.bin");
    return Path.of(folder);
  }

  @Test
  void theEncodersStatesAreThoseOfFasterWhisper() {
    float[] beginning = Golden.array("whisper/mel_first_400.f32");
    Matrix mel = Matrix.zeros(80, 3000);
    for (int band = 0; band < 80; band++) {
      System.arraycopy(beginning, band * 400, mel.data(), band * 3000, 400);
    }
    try (WhisperNetwork whisper = WhisperNetwork.load(folder());
        AudioStates sound = whisper.encode(mel)) {
      assertThat(whisper.config().multilingual()).isTrue();
      assertThat(whisper.config().alignmentHeads()).hasSize(8);
      assertThat(whisper.config().languages()).hasSize(99);
      assertThat(sound.positions()).isEqualTo(1500);
      assertThat(
              Golden.maxDifference(
                  Arrays.copyOf(sound.states().data(), 200 * 512),
                  Golden.array("whisper/encoder_first_200.f32")))
          .isLessThan(1e-3);
    }
  }
}
