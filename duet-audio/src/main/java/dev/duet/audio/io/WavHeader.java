package dev.duet.audio.io;

import dev.duet.audio.AudioException;
import dev.duet.audio.io.Chunks.Chunk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;

/**
 * Checks the header of a wav file (RIFF, RF64, BW64).
 *
 * <p>Writers that cannot go back to fill in the size of the data leave 0, 0xFFFFFFFF or a value
 * just below 2 GiB (sox, espeak); such data reaches to the end of the file.
 */
final class WavHeader {
  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int A_LAW = 6;
  private static final int MU_LAW = 7;
  private static final int EXTENSIBLE = 0xFFFE;
  private static final long STREAMING_FROM = 0x7FFF_0000L;

  private WavHeader() {}

  static void check(Source source) throws IOException {
    Chunks chunks = Chunks.read(source, ByteOrder.LITTLE_ENDIAN);
    Chunk format = chunks.find("fmt ").orElseThrow(() -> incomplete(chunks, source));
    checkFormat(source.bytes(format.offset(), 40).order(ByteOrder.LITTLE_ENDIAN), format.size());
    Chunk data = chunks.find("data").orElseThrow(() -> incomplete(chunks, source));
    if (data.offset() < format.offset()) {
      throw Faults.corrupt("the header describes the samples only after them");
    }
    checkData(source, chunks, data);
  }

  private static AudioException incomplete(Chunks chunks, Source source) {
    return chunks.endWith(source.length())
        ? Faults.corrupt("the header lacks its description of the samples")
        : Faults.corrupt("the header holds a part that reaches beyond the end of the file");
  }

  private static void checkFormat(ByteBuffer format, long size) {
    if (size < 16 || format.limit() < 16) {
      throw Faults.corrupt("the header is cut short");
    }
    int tag = format.getShort(0) & 0xFFFF;
    if (tag == EXTENSIBLE && size >= 40 && format.limit() >= 40) {
      tag = format.getShort(24) & 0xFFFF;
    }
    int channels = format.getShort(2) & 0xFFFF;
    int blockAlign = format.getShort(12) & 0xFFFF;
    int bits = format.getShort(14) & 0xFFFF;
    Faults.requirePlausible(Integer.toUnsignedLong(format.getInt(4)), channels);
    boolean plain = tag == PCM || tag == FLOAT || tag == A_LAW || tag == MU_LAW;
    if (plain && (bits < 1 || bits > 64 || blockAlign != channels * ((bits + 7) / 8))) {
      throw Faults.corrupt(
          String.format(
              Locale.ROOT,
              "the header claims %d bits and %d bytes for %d channels",
              bits,
              blockAlign,
              channels));
    }
  }

  private static void checkData(Source source, Chunks chunks, Chunk data) throws IOException {
    long available = source.length() - data.offset();
    long promised = data.size();
    Chunk sizes = chunks.find("ds64").orElse(null);
    if (sizes != null && promised == 0xFFFF_FFFFL) {
      ByteBuffer fields = source.bytes(sizes.offset(), 16).order(ByteOrder.LITTLE_ENDIAN);
      promised = fields.limit() < 16 ? 0 : fields.getLong(8);
    } else if (promised >= STREAMING_FROM) {
      promised = 0;
    }
    if (available == 0 && (promised == 0 || data.size() == 0)) {
      throw Faults.empty();
    }
    if (promised == 0 && data.size() == 0 && onlyChunksFollow(source, chunks, data)) {
      throw Faults.empty();
    }
    if (promised > available) {
      throw Faults.truncated();
    }
  }

  /** Whether what follows an empty data chunk is more chunks, not samples of unknown size. */
  private static boolean onlyChunksFollow(Source source, Chunks chunks, Chunk data) {
    List<Chunk> rest = chunks.list().subList(chunks.list().indexOf(data) + 1, chunks.list().size());
    return chunks.endWith(source.length())
        && rest.stream().allMatch(chunk -> chunk.id().matches("[ -~]{4}"));
  }
}
