package dev.duet.audio.io;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Checks that the last page of an Ogg file (RFC 3533) is whole. */
final class OggPages {
  private static final int CAPTURE_PATTERN = 0x4F676753; // "OggS"
  private static final int HEADER_BYTES = 27;
  private static final int MOST_SEGMENTS = 255;

  private OggPages() {}

  static void check(Source source) throws IOException {
    long position = 0;
    while (position < source.length()) {
      ByteBuffer header = source.bytes(position, HEADER_BYTES + MOST_SEGMENTS);
      if (header.limit() >= Integer.BYTES && header.getInt(0) != CAPTURE_PATTERN) {
        return; // something else between or after the pages, which the demuxer skips
      }
      int segments = header.limit() < HEADER_BYTES ? 0 : header.get(HEADER_BYTES - 1) & 0xFF;
      if (header.limit() < HEADER_BYTES + segments) {
        throw Faults.truncated();
      }
      position += HEADER_BYTES + segments;
      for (int i = 0; i < segments; i++) {
        position += header.get(HEADER_BYTES + i) & 0xFF;
      }
    }
    if (position > source.length()) {
      throw Faults.truncated();
    }
  }
}
