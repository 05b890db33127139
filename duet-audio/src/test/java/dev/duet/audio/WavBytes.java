package dev.duet.audio;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Builds the bytes of a wav file in any encoding, with chunks anywhere and a header that may lie.
 *
 * <pre>{@code
 * byte[] odd = WavBytes.of(Encoding.PCM24, Tones.sine(440, 1, 16_000)).chunkBefore("FLLR", 99)
 *     .claimDataSize(0).build();
 * }</pre>
 */
public final class WavBytes {
  /** How samples are stored. */
  public enum Encoding {
    PCM8(1, 8),
    PCM16(1, 16),
    PCM24(1, 24),
    PCM32(1, 32),
    FLOAT32(3, 32),
    FLOAT64(3, 64),
    A_LAW(6, 8),
    MU_LAW(7, 8);

    private final int tag;
    private final int bits;

    Encoding(int tag, int bits) {
      this.tag = tag;
      this.bits = bits;
    }

    /** Bytes that one sample takes. */
    public int bytes() {
      return bits / 8;
    }

    private void put(ByteBuffer data, double sample) {
      switch (this) {
        case PCM8 -> data.put((byte) (integer(sample) + 128));
        case PCM16 -> data.putShort((short) integer(sample));
        case PCM24 -> data.putShort((short) integer(sample)).put((byte) (integer(sample) >> 16));
        case PCM32 -> data.putInt(integer(sample));
        case FLOAT32 -> data.putFloat((float) sample);
        case FLOAT64 -> data.putDouble(sample);
        case A_LAW, MU_LAW -> throw new IllegalArgumentException("give " + this + " as raw data");
      }
    }

    private int integer(double sample) {
      double range = 1L << (bits - 1);
      return (int) Math.max(-range, Math.min(range - 1, Math.rint(sample * range)));
    }
  }

  /** What follows the tag in every KSDATAFORMAT_SUBTYPE. */
  private static final byte[] SUBFORMAT = {
    0, 0, 0, 0, 0x10, 0, (byte) 0x80, 0, 0, (byte) 0xAA, 0, 0x38, (byte) 0x9B, 0x71
  };

  private final byte[] data;
  private final ByteArrayOutputStream before = new ByteArrayOutputStream();
  private final ByteArrayOutputStream after = new ByteArrayOutputStream();
  private int tag;
  private int bits;
  private int channels;
  private int sampleRate;
  private int blockAlign;
  private boolean extensible;
  private Long dataSize;
  private Long riffSize;

  private WavBytes(Encoding encoding, byte[] data, int channels, int sampleRate) {
    this.data = data;
    this.tag = encoding.tag;
    this.bits = encoding.bits;
    this.channels = channels;
    this.sampleRate = sampleRate;
    this.blockAlign = channels * encoding.bytes();
  }

  /** A waveform, its samples rounded to the encoding. */
  public static WavBytes of(Encoding encoding, Waveform sound) {
    int count = sound.channels().length;
    double[] interleaved = new double[sound.length() * count];
    for (int i = 0; i < interleaved.length; i++) {
      interleaved[i] = sound.channels()[i % count][i / count];
    }
    return of(encoding, interleaved, count, sound.sampleRate());
  }

  /** Interleaved samples, nominally in [-1, 1), rounded to the encoding. */
  public static WavBytes of(Encoding encoding, double[] interleaved, int channels, int sampleRate) {
    ByteBuffer data =
        ByteBuffer.allocate(interleaved.length * encoding.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    for (double sample : interleaved) {
      encoding.put(data, sample);
    }
    return new WavBytes(encoding, data.array(), channels, sampleRate);
  }

  /** Samples as they are stored. */
  public static WavBytes raw(Encoding encoding, byte[] data, int channels, int sampleRate) {
    return new WavBytes(encoding, data, channels, sampleRate);
  }

  /** Writes the format as WAVE_FORMAT_EXTENSIBLE. */
  public WavBytes extensible() {
    extensible = true;
    return this;
  }

  /** A chunk of so many zeros between format and data. */
  public WavBytes chunkBefore(String id, int size) {
    before.writeBytes(chunk(id, new byte[size], size));
    return this;
  }

  /** A chunk between format and data whose size is a lie. */
  public WavBytes lyingChunkBefore(String id, int size, long claimedSize) {
    before.writeBytes(chunk(id, new byte[size], claimedSize));
    return this;
  }

  /** A chunk of so many zeros after the data. */
  public WavBytes chunkAfter(String id, int size) {
    after.writeBytes(chunk(id, new byte[size], size));
    return this;
  }

  /** Another format tag than the encoding's. */
  public WavBytes claimTag(int value) {
    tag = value;
    return this;
  }

  /** Other bits a sample than the encoding's. */
  public WavBytes claimBits(int value) {
    bits = value;
    return this;
  }

  /** Another channel count than the data's. */
  public WavBytes claimChannels(int value) {
    channels = value;
    return this;
  }

  /** Another sample rate, in Hz. */
  public WavBytes claimSampleRate(int value) {
    sampleRate = value;
    return this;
  }

  /** Other bytes a frame than the encoding's. */
  public WavBytes claimBlockAlign(int value) {
    blockAlign = value;
    return this;
  }

  /** Another size of the data chunk than the data's. */
  public WavBytes claimDataSize(long value) {
    dataSize = value;
    return this;
  }

  /** Another size of the whole than the file's. */
  public WavBytes claimRiffSize(long value) {
    riffSize = value;
    return this;
  }

  /** The file. */
  public byte[] build() {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes("WAVE".getBytes(StandardCharsets.US_ASCII));
    byte[] format = format();
    body.writeBytes(chunk("fmt ", format, format.length));
    body.writeBytes(before.toByteArray());
    body.writeBytes(chunk("data", data, dataSize == null ? data.length : dataSize));
    body.writeBytes(after.toByteArray());
    return chunk("RIFF", body.toByteArray(), riffSize == null ? body.size() : riffSize);
  }

  private byte[] format() {
    ByteBuffer format = ByteBuffer.allocate(extensible ? 40 : 16).order(ByteOrder.LITTLE_ENDIAN);
    format.putShort((short) (extensible ? 0xFFFE : tag)).putShort((short) channels);
    format.putInt(sampleRate).putInt(sampleRate * blockAlign);
    format.putShort((short) blockAlign).putShort((short) bits);
    if (extensible) {
      format.putShort((short) 22).putShort((short) bits).putInt((1 << channels) - 1);
      format.putShort((short) tag).put(SUBFORMAT);
    }
    return format.array();
  }

  private static byte[] chunk(String id, byte[] content, long claimedSize) {
    ByteBuffer chunk = ByteBuffer.allocate(8 + content.length + content.length % 2);
    chunk.order(ByteOrder.LITTLE_ENDIAN).put(id.getBytes(StandardCharsets.US_ASCII));
    return chunk.putInt((int) claimedSize).put(content).array();
  }
}
