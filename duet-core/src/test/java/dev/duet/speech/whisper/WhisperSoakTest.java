package dev.duet.speech.whisper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many sounds and hypotheses: the same numbers, and no growing memory. */
@Tag("slow")
class WhisperSoakTest {
  private static final Path STATUS = Path.of("/proc/self/status");

  @Test
  void thousandsOfSoundsLeaveMemoryFlat() throws IOException {
    assumeTrue(Files.exists(STATUS), "skipped: resident memory is read from /proc");
    try (WhisperNetwork whisper = SmallWhisper.load()) {
      hear(whisper, 1000);
      long before = residentKilobytes();
      hear(whisper, 3000);
      assertThat(residentKilobytes() - before).isLessThan(20_000);
    }
  }

  private static void hear(WhisperNetwork whisper, int times) {
    float[] first = null;
    for (int i = 0; i < times; i++) {
      try (AudioStates sound = whisper.encode(SmallWhisper.mel());
          DecoderSession session = whisper.decode(sound, 1)) {
        session.next(new int[][] {SmallWhisper.TOKENS});
        session.keep(0, 0, 0);
        session.next(new int[][] {{4}, {5}, {6}});
        session.keep(2, 0);
        float[] logits = session.next(new int[][] {{7}, {8}})[1];
        whisper.align(sound, SmallWhisper.TOKENS, 100);
        first = first == null ? logits : first;
        assertThat(logits).isEqualTo(first);
      }
    }
  }

  private static long residentKilobytes() throws IOException {
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
