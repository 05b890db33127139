package dev.duet.audio.io;

import dev.duet.audio.AudioException;
import dev.duet.audio.io.Chunks.Chunk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Checks the header of an AIFF or AIFF-C file. */
final class AiffHeader {
  private static final int COMMON_BYTES = 18;

  /** Offset and block size come before the samples. */
  private static final int SOUND_FIELDS = 8;

  private AiffHeader() {}

  static void check(Source source) throws IOException {
    Chunks chunks = Chunks.read(source, ByteOrder.BIG_ENDIAN);
    Chunk common = chunks.find("COMM").orElseThrow(AiffHeader::incomplete);
    ByteBuffer fields = source.bytes(common.offset(), COMMON_BYTES);
    if (common.size() < COMMON_BYTES || fields.limit() < COMMON_BYTES) {
      throw Faults.corrupt("the header is cut short");
    }
    int channels = fields.getShort(0) & 0xFFFF;
    long frames = Integer.toUnsignedLong(fields.getInt(2));
    int bits = fields.getShort(6) & 0xFFFF;
    Faults.requirePlausible(extended(fields.getShort(8), fields.getLong(10)), channels);
    if (bits < 1 || bits > 64) {
      throw Faults.corrupt("the header claims " + bits + " bits a sample");
    }
    if (frames == 0) {
      throw Faults.empty();
    }
    Chunk sound = chunks.find("SSND").orElseThrow(AiffHeader::incomplete);
    if (sound.end() > source.length()) {
      throw Faults.truncated();
    }
    boolean uncompressed = common.size() == COMMON_BYTES;
    if (uncompressed && frames * channels * ((bits + 7) / 8) > sound.size() - SOUND_FIELDS) {
      throw Faults.truncated();
    }
  }

  private static AudioException incomplete() {
    return Faults.corrupt("the header lacks its description of the samples");
  }

  /** The whole part of a positive 80-bit extended number; -1 if it is none or huge. */
  private static long extended(short signAndExponent, long mantissa) {
    int exponent = signAndExponent - 16_383;
    return exponent < 0 || exponent > 62 ? -1 : mantissa >>> (63 - exponent);
  }
}
