package dev.duet.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duet.TinyBundle;
import dev.duet.voice.SpeakerProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeakerProfileFileTest {
  private static final SpeakerProfile PROFILE =
      new SpeakerProfile("0a1b2c3d", 2, new double[] {0.1, -2.5}, new double[] {1.25, 0.75, 0});

  @TempDir private Path folder;

  @Test
  void whatIsWrittenIsReadAgain() {
    Path file = folder.resolve("anna.json");
    SpeakerProfileFile.write(PROFILE, file);
    assertThat(SpeakerProfileFile.read(file)).isEqualTo(PROFILE);
    assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
  }

  @Test
  void whatIsNoProfileIsRefusedInASentence() throws IOException {
    for (String damaged :
        new String[] {
          "", "no json", "{}", "{\"model\":\"a\",\"utterances\":-1,\"sum\":[],\"groups\":[]}"
        }) {
      Path file = Files.writeString(folder.resolve("damaged.json"), damaged);
      assertThatThrownBy(() -> SpeakerProfileFile.read(file))
          .isInstanceOf(BundleException.class)
          .hasMessageContaining("is no speaker profile, remove it to begin anew");
    }
  }

  @Test
  void aBundleThatLearnsNoVoicesSaysSo() {
    try (Bundle bundle = Bundle.load(TinyBundle.folder())) {
      assertThat(bundle.learnsVoices()).isFalse();
      assertThatThrownBy(bundle::stranger)
          .isInstanceOf(BundleException.class)
          .hasMessageContaining("learns no voices; leave out the speaker profile");
    }
  }
}
