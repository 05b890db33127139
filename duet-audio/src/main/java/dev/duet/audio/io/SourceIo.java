package dev.duet.audio.io;

import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FORCE;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_SIZE;
import static org.bytedeco.ffmpeg.global.avformat.avio_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avio_context_free;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_malloc;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EIO;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.avformat.Write_packet_Pointer_BytePointer_int;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Lets the demuxer read a {@link Source}.
 *
 * <p>JavaCPP has room for ten callback objects of a kind in a process, so all readers share one
 * pair, and each is found by the number that the demuxer hands back as its opaque pointer.
 */
final class SourceIo implements AutoCloseable {
  private static final int BUFFER_BYTES = 64 * 1024;

  private static final int SEEK_SET = 0;
  private static final int SEEK_CUR = 1;
  private static final int SEEK_END = 2;

  private static final AtomicLong NUMBERS = new AtomicLong();
  private static final Map<Long, SourceIo> OPEN = new ConcurrentHashMap<>();
  private static final Read READ = new Read();
  private static final Seek SEEK = new Seek();

  private final Source source;
  private final Ticket ticket = new Ticket(NUMBERS.incrementAndGet());
  private final AVIOContext context;
  private long position;
  private Throwable failure;

  SourceIo(Source source) {
    this.source = source;
    OPEN.put(ticket.address(), this);
    context =
        avio_alloc_context(
            new BytePointer(av_malloc(BUFFER_BYTES)),
            BUFFER_BYTES,
            0,
            ticket,
            READ,
            (Write_packet_Pointer_BytePointer_int) null,
            SEEK);
  }

  AVIOContext context() {
    return context;
  }

  /** What went wrong in reading the source, or null. */
  Throwable failure() {
    return failure;
  }

  @Override
  public void close() {
    // The demuxer may have replaced the buffer: the one to free is the context's.
    av_free(context.buffer());
    avio_context_free(context);
    OPEN.remove(ticket.address());
  }

  private int read(ByteBuffer into) throws IOException {
    int count = source.read(position, into);
    if (count <= 0) {
      return AVERROR_EOF();
    }
    position += count;
    return count;
  }

  private long seek(long offset, int whence) {
    if (whence == AVSEEK_SIZE) {
      return source.length();
    }
    long target =
        switch (whence & ~AVSEEK_FORCE) {
          case SEEK_SET -> offset;
          case SEEK_CUR -> position + offset;
          case SEEK_END -> source.length() + offset;
          default -> -1;
        };
    if (target < 0) {
      return AVERROR_EIO();
    }
    position = target;
    return target;
  }

  /** A number dressed as an address; nothing ever looks behind it. */
  private static final class Ticket extends Pointer {
    Ticket(long value) {
      address = value;
    }
  }

  private static final class Read extends Read_packet_Pointer_BytePointer_int {
    @Override
    public int call(Pointer opaque, BytePointer buffer, int size) {
      SourceIo io = OPEN.get(opaque.address());
      try {
        return io.read(buffer.capacity(size).asByteBuffer());
      } catch (Throwable e) { // nothing may be thrown through native frames
        io.failure = e;
        return AVERROR_EIO();
      }
    }
  }

  private static final class Seek extends Seek_Pointer_long_int {
    @Override
    public long call(Pointer opaque, long offset, int whence) {
      return OPEN.get(opaque.address()).seek(offset, whence);
    }
  }
}
