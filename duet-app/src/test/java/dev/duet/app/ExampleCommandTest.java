package dev.duet.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExampleCommandTest {
  @TempDir Path folder;

  @Test
  void theShippedExampleIsWhatOurOwnCodeMakes() throws Exception {
    Path made = folder.resolve("utterance.wav");
    assertThat(Duet.commandLine().execute("example", made.toString())).isZero();
    Path shipped = Path.of(System.getProperty("duet.root", "..")).resolve("examples/utterance.wav");
    assertThat(Files.readAllBytes(made)).isEqualTo(Files.readAllBytes(shipped));
  }
}
