package dev.duet.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What a process does whose answers nobody gets. */
@DisabledOnOs(OS.WINDOWS)
class StandardOutputTest {
  private static final File FULL = new File("/dev/full");

  @Test
  void endsQuietlyWhenItsReaderHasSeenEnough() throws Exception {
    Process duet = help().start();
    duet.getInputStream().close();
    assertThat(complaints(duet)).isEmpty();
    assertThat(duet.waitFor()).isEqualTo(141);
  }

  @Test
  void saysSoWhenThereIsNoSpace() throws Exception {
    assumeTrue(FULL.exists(), "skipped: this system has no " + FULL);
    Process duet = help().redirectOutput(FULL).start();
    assertThat(Called.sentence(complaints(duet).strip()))
        .startsWith("standard output cannot be written");
    assertThat(duet.waitFor()).isEqualTo(1);
  }

  private static ProcessBuilder help() {
    return new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        Duet.class.getName(),
        "--help");
  }

  private static String complaints(Process duet) throws IOException {
    return new String(duet.getErrorStream().readAllBytes(), UTF_8);
  }
}
