package dev.duet.audio.io;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Checks that the outermost boxes of an MP4 file (ISO 14496-12) are whole and its index there. */
final class Mp4Boxes {
  private static final int INDEX = 0x6D6F6F76; // "moov"
  private static final int HEADER_BYTES = 8;
  private static final int LONG_HEADER_BYTES = 16;

  private Mp4Boxes() {}

  static void check(Source source) throws IOException {
    boolean indexed = false;
    long position = 0;
    while (position + HEADER_BYTES <= source.length()) {
      ByteBuffer header = source.bytes(position, LONG_HEADER_BYTES);
      long size = Integer.toUnsignedLong(header.getInt(0));
      indexed |= header.getInt(4) == INDEX;
      if (size == 1 && header.limit() == LONG_HEADER_BYTES) {
        size = header.getLong(8);
      } else if (size == 0) {
        size = source.length() - position; // the last box may leave its size open
      }
      if (size < HEADER_BYTES) {
        throw Faults.corrupt("the file holds a part of impossible size");
      }
      if (size > source.length() - position) {
        throw Faults.truncated();
      }
      position += size;
    }
    if (!indexed) {
      throw Faults.truncated();
    }
  }
}
