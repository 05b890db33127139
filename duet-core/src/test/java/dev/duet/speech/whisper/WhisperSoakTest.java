package dev.duet.speech.whisper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duet.audio.ResidentMemory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many sounds and hypotheses: the same numbers, and no growing memory. */
@Tag("slow")
class WhisperSoakTest {
  private static final int ROUNDS = 4;
  private static final int SOUNDS = 1000;

  /** Less than a kilobyte a sound; the smallest array of one would already be more. */
  private static final long MOST_GROWTH = 1_000_000;

  @Test
  void thousandsOfSoundsLeaveMemoryFlat() throws Exception {
    try (WhisperNetwork whisper = SmallWhisper.load()) {
      hear(whisper, SOUNDS);
      assertThat(ResidentMemory.leastGrowth(ROUNDS, () -> hear(whisper, SOUNDS)))
          .isLessThan(MOST_GROWTH);
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
}
