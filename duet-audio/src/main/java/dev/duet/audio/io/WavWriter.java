package dev.duet.audio.io;

import dev.duet.audio.Waveform;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes waveforms as wav files that {@link AudioDecoder} reads back alike. */
public final class WavWriter {
  /** How samples are stored. */
  public enum Encoding {
    /**
     * 16-bit integers: samples times 32,768, rounded, clipped to the range. There is no dither, so
     * what came from 16 bits goes back to the same 16 bits.
     */
    PCM16(1, 16),
    /** 32-bit floats, unchanged. */
    FLOAT32(3, 32);

    private final int tag;
    private final int bits;

    Encoding(int tag, int bits) {
      this.tag = tag;
      this.bits = bits;
    }
  }

  private static final int HEADER_BYTES = 58;
  private static final int FORMAT_BYTES = 18;
  private static final int FRAMES_AT_ONCE = 4096;

  private WavWriter() {}

  /**
   * Writes a file, or leaves what was there untouched if it fails.
   *
   * @throws IOException if it cannot be written
   * @throws IllegalArgumentException if the sound is too long for a wav file (4 GiB)
   */
  public static void write(Waveform sound, Encoding encoding, Path path) throws IOException {
    Path part = path.resolveSibling("." + path.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW)) {
        write(sound, encoding, out);
      }
      moveOver(part, path);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** As above, to a stream, which stays open. */
  public static void write(Waveform sound, Encoding encoding, OutputStream out) throws IOException {
    out.write(header(sound, encoding));
    ByteBuffer block =
        ByteBuffer.allocate(FRAMES_AT_ONCE * sound.channels().length * encoding.bits / 8)
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < sound.length(); i++) {
      for (float[] channel : sound.channels()) {
        switch (encoding) {
          case PCM16 -> block.putShort(pcm16(channel[i]));
          case FLOAT32 -> block.putFloat(channel[i]);
        }
      }
      if (!block.hasRemaining() || i == sound.length() - 1) {
        out.write(block.array(), 0, block.position());
        block.clear();
      }
    }
  }

  private static byte[] header(Waveform sound, Encoding encoding) {
    int blockAlign = sound.channels().length * encoding.bits / 8;
    long dataBytes = (long) sound.length() * blockAlign;
    long riffBytes = HEADER_BYTES - 8 + dataBytes;
    if (riffBytes > 0xFFFF_FFFFL) {
      throw new IllegalArgumentException(dataBytes + " bytes of samples do not fit a wav file");
    }
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    header.put(ascii("RIFF")).putInt((int) riffBytes).put(ascii("WAVE"));
    header.put(ascii("fmt ")).putInt(FORMAT_BYTES);
    header.putShort((short) encoding.tag).putShort((short) sound.channels().length);
    header.putInt(sound.sampleRate()).putInt(sound.sampleRate() * blockAlign);
    header.putShort((short) blockAlign).putShort((short) encoding.bits).putShort((short) 0);
    header.put(ascii("fact")).putInt(Integer.BYTES).putInt(sound.length());
    header.put(ascii("data")).putInt((int) dataBytes);
    return header.array();
  }

  private static short pcm16(float sample) {
    return (short)
        Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.rint(sample * 32_768.0)));
  }

  private static void moveOver(Path part, Path path) throws IOException {
    try {
      Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static byte[] ascii(String id) {
    return id.getBytes(StandardCharsets.US_ASCII);
  }
}
