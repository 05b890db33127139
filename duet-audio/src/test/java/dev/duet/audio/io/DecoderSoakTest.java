package dev.duet.audio.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.duet.audio.AudioException;
import dev.duet.audio.Encoded;
import dev.duet.audio.Tones;
import dev.duet.audio.Waveform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  private static final Path STATM = Path.of("/proc/self/statm");
  private static final long PAGE_BYTES = 4_096;

  @Test
  void nativeMemoryStaysFlat() throws IOException {
    assumeTrue(Files.exists(STATM), "skipped: resident memory is only read on Linux");
    List<byte[]> recordings = recordings();
    // Resident memory counts the Java heap too, which first grows to its working size.
    decodeAll(recordings, 12_000);
    long before = residentBytes();

    decodeAll(recordings, 12_000);

    assertThat(residentBytes() - before).isLessThan(24L << 20);
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

  private static long residentBytes() throws IOException {
    System.gc();
    return Long.parseLong(Files.readString(STATM).split(" ", 3)[1]) * PAGE_BYTES;
  }
}
