package dev.duet.audio.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duet.audio.AudioException;
import dev.duet.audio.Encoded;
import dev.duet.audio.ResidentMemory;
import dev.duet.audio.Tones;
import dev.duet.audio.Waveform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Thousands of decodes, three quarters of them of damaged recordings, leave no native memory
 * behind.
 */
@Tag("slow")
class DecoderSoakTest {
  @Test
  void nativeMemoryStaysFlat() throws Exception {
    List<byte[]> recordings = recordings();
    decodeAll(recordings, 6_000);

    assertThat(ResidentMemory.leastGrowth(3, () -> decodeAll(recordings, 6_000)))
        .isLessThan(6L << 20);
  }

  private static List<byte[]> recordings() {
    Waveform sound = Tones.stereo(Tones.vowel(120, 220, 1, 48_000), Tones.sine(500, 1, 48_000));
    List<byte[]> recordings = new ArrayList<>();
    for (Encoded format : Encoded.values()) {
      byte[] whole = format.bytes(sound);
      byte[] damaged = whole.clone();
      Arrays.fill(damaged, whole.length / 2, whole.length / 2 + 300, (byte) 0x5A);
      recordings.add(whole);
      recordings.add(damaged);
      recordings.add(Arrays.copyOf(whole, whole.length / 2));
      recordings.add(Arrays.copyOf(whole, 200));
    }
    return recordings;
  }

  private static void decodeAll(List<byte[]> recordings, int times) {
    AudioDecoder decoder = new AudioDecoder();
    for (int i = 0; i < times; i++) {
      try {
        assertThat(decoder.decode(recordings.get(i % recordings.size())).length()).isPositive();
      } catch (AudioException expectedOfTheDamaged) {
        assertThat(i % recordings.size() % 4).isNotZero();
      }
    }
  }
}
