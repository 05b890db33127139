package dev.duet.audio.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duet.audio.AudioException;
import dev.duet.audio.Encoded;
import dev.duet.audio.Tones;
import dev.duet.audio.WavBytes;
import dev.duet.audio.WavBytes.Encoding;
import dev.duet.audio.Waveform;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever happens to a recording's bytes, decoding gives finite sound or a typed fault. */
class DecoderFuzzTest {
  private static final Waveform SOUND =
      Tones.stereo(Tones.vowel(120, 220, 0.3, 48_000), Tones.sine(500, 0.3, 48_000));
  private static final List<byte[]> RECORDINGS = recordings();
  private static final byte[] FLAC = Encoded.FLAC.bytes(SOUND);

  private final AudioDecoder decoder = new AudioDecoder(new Limits(10, 8 << 20));

  private static List<byte[]> recordings() {
    List<byte[]> recordings = new ArrayList<>();
    for (Encoded format : Encoded.values()) {
      recordings.add(format.bytes(SOUND));
    }
    for (Encoding encoding : List.of(Encoding.PCM8, Encoding.PCM24, Encoding.FLOAT64)) {
      recordings.add(WavBytes.of(encoding, SOUND).extensible().chunkBefore("LIST", 40).build());
    }
    return recordings;
  }

  @Provide
  Arbitrary<byte[]> recording() {
    return Arbitraries.of(RECORDINGS);
  }

  @Property(tries = 600)
  void flippedBits(@ForAll("recording") byte[] recording, @ForAll long seed) {
    assertSoundOrFault(flipped(recording, 0, recording.length, seed));
  }

  @Property(tries = 600)
  void flippedBitsInTheHeader(@ForAll("recording") byte[] recording, @ForAll long seed) {
    assertSoundOrFault(flipped(recording, 0, 200, seed));
  }

  @Property(tries = 500)
  void truncation(@ForAll("recording") byte[] recording, @ForAll @IntRange(max = 999) int mille) {
    assertSoundOrFault(Arrays.copyOf(recording, (int) ((long) recording.length * mille / 1_000)));
  }

  @Property(tries = 300)
  void aBrokenFlacFrameIsNeverTakenForSound(@ForAll long seed) {
    byte[] broken = flipped(FLAC, frames(FLAC), FLAC.length, seed);

    assertThat(decoded(broken)).isNull();
  }

  /** Where the last block of metadata ends. */
  private static int frames(byte[] flac) {
    ByteBuffer bytes = ByteBuffer.wrap(flac);
    int block = 4;
    while (bytes.get(block) >= 0) {
      block += 4 + (bytes.getInt(block) & 0xFF_FFFF);
    }
    return block + 4 + (bytes.getInt(block) & 0xFF_FFFF);
  }

  private void assertSoundOrFault(byte[] bytes) {
    Waveform sound = decoded(bytes);
    if (sound != null) {
      assertThat(sound.length()).isPositive();
      for (float[] channel : sound.channels()) {
        for (float sample : channel) {
          if (!Float.isFinite(sample)) {
            throw new AssertionError("a sample is " + sample);
          }
        }
      }
    }
  }

  /** Null where the decoder refuses; anything else than an AudioException fails the test. */
  private Waveform decoded(byte[] bytes) {
    try {
      return decoder.decode(bytes);
    } catch (AudioException refused) {
      assertThat(refused.reason()).isNotNull();
      return null;
    }
  }

  /** One to eight bits turned over, at least one. */
  private static byte[] flipped(byte[] bytes, int from, int to, long seed) {
    byte[] changed = bytes.clone();
    SplittableRandom random = new SplittableRandom(seed);
    do {
      changed[random.nextInt(from, to)] ^= (byte) (1 << random.nextInt(8));
    } while (random.nextInt(8) != 0 || Arrays.equals(changed, bytes));
    return changed;
  }
}
