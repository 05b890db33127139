package dev.duet.audio.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The chunks of an interchange file (EA IFF 85, and RIFF after it): an identifier of four letters,
 * a size, the content, and a byte of padding after odd sizes.
 */
record Chunks(List<Chunk> list) {
  private static final int HEADER_BYTES = 8;

  /** Letters of the outer chunk, its size and the form's name. */
  private static final int FIRST = 12;

  /** No honest file has more. */
  private static final int MOST = 1_000;

  /**
   * One chunk.
   *
   * @param id four characters
   * @param offset where the content starts, in bytes
   * @param size size of the content as claimed, in bytes; it may lie
   */
  record Chunk(String id, long offset, long size) {
    long end() {
      return offset + size;
    }
  }

  /** Follows the chunks until one reaches the end of the file or beyond it. */
  static Chunks read(Source source, ByteOrder order) throws IOException {
    List<Chunk> list = new ArrayList<>();
    long position = FIRST;
    while (position + HEADER_BYTES <= source.length() && list.size() < MOST) {
      ByteBuffer header = source.bytes(position, HEADER_BYTES).order(order);
      String id = StandardCharsets.ISO_8859_1.decode(header.slice(0, 4)).toString();
      long size = Integer.toUnsignedLong(header.getInt(4));
      list.add(new Chunk(id, position + HEADER_BYTES, size));
      position += HEADER_BYTES + size + size % 2;
    }
    return new Chunks(list);
  }

  /** The first chunk of that name. */
  Optional<Chunk> find(String id) {
    return list.stream().filter(chunk -> chunk.id().equals(id)).findFirst();
  }

  /** Whether the last chunk ends where the file does, give or take its padding. */
  boolean endWith(long length) {
    return !list.isEmpty() && Math.abs(list.get(list.size() - 1).end() - length) <= 1;
  }
}
