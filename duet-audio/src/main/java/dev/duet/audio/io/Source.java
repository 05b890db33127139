package dev.duet.audio.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a recording, readable at any position. */
interface Source extends AutoCloseable {

  /** Number of bytes. */
  long length();

  /**
   * Reads from a position on.
   *
   * @return the number of bytes read, at most what the buffer has room for; -1 at the end
   */
  int read(long position, ByteBuffer into) throws IOException;

  /** Bytes from a position on, fewer than asked for at the end. */
  default ByteBuffer bytes(long position, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    int read = 0;
    while (bytes.hasRemaining() && read >= 0) {
      read = read(position + bytes.position(), bytes);
    }
    return bytes.flip();
  }

  @Override
  void close() throws IOException;

  /** A file. What is not a regular file (a pipe, a device) is read to its end first. */
  static Source of(Path path, Limits limits) throws IOException {
    if (Files.isDirectory(path)) {
      throw Faults.unreadable("this is a folder, give an audio file inside it");
    }
    if (!Files.exists(path)) {
      throw Faults.unreadable("there is no such file, check the path");
    }
    try {
      if (!Files.isRegularFile(path)) {
        try (InputStream stream = Files.newInputStream(path)) {
          return of(stream, limits);
        }
      }
      requireWithin(limits, Files.size(path));
      return new ChannelSource(Files.newByteChannel(path));
    } catch (AccessDeniedException e) {
      throw Faults.unreadable("the file may not be opened, check its permissions");
    }
  }

  /** All that a stream still holds, which must fit the limits. The stream is not closed. */
  static Source of(InputStream stream, Limits limits) throws IOException {
    long most = Math.min(limits.maxBytes(), Integer.MAX_VALUE - 16);
    byte[] bytes = stream.readNBytes((int) most + 1);
    if (bytes.length > most) {
      throw Faults.tooLarge("recording", limits);
    }
    return of(bytes, limits);
  }

  /** An array, which is not copied. */
  static Source of(byte[] bytes, Limits limits) {
    requireWithin(limits, bytes.length);
    return new ByteSource(bytes);
  }

  private static void requireWithin(Limits limits, long length) {
    if (length > limits.maxBytes()) {
      throw Faults.tooLarge("recording", limits);
    }
    if (length == 0) {
      throw Faults.empty();
    }
  }

  /** A file, read where and when needed. */
  final class ChannelSource implements Source {
    private final SeekableByteChannel channel;
    private final long length;

    private ChannelSource(SeekableByteChannel channel) throws IOException {
      this.channel = channel;
      this.length = channel.size();
    }

    @Override
    public long length() {
      return length;
    }

    @Override
    public int read(long position, ByteBuffer into) throws IOException {
      return channel.position(position).read(into);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /** An array in memory. */
  record ByteSource(byte[] bytes) implements Source {
    @Override
    public long length() {
      return bytes.length;
    }

    @Override
    public int read(long position, ByteBuffer into) {
      if (position >= bytes.length) {
        return -1;
      }
      int count = Math.min(into.remaining(), bytes.length - (int) position);
      into.put(bytes, (int) position, count);
      return count;
    }

    @Override
    public void close() {}
  }
}
