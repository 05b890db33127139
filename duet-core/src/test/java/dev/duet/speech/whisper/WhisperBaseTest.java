package dev.duet.speech.whisper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duet.audio.Golden;
import dev.duet.audio.Matrix;
import dev.duet.store.StoredModel;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The published base model, where it is on this machine. */
@Tag("slow")
class WhisperBaseTest {

  @Test
  void theEncodersStatesAreThoseOfFasterWhisper() {
    float[] beginning = Golden.array("whisper/mel_first_400.f32");
    Matrix mel = Matrix.zeros(80, 3000);
    for (int band = 0; band < 80; band++) {
      System.arraycopy(beginning, band * 400, mel.data(), band * 3000, 400);
    }
    try (WhisperNetwork whisper = WhisperNetwork.load(StoredModel.path("whisper-base"));
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
