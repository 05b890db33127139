package dev.duet.bench.speech;

import dev.duet.audio.Waveform;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Sounds as every side reads them without a decoder: little-endian float32 samples, one channel.
 */
final class SampleFile {
  /** Hz. */
  static final int RATE = 16_000;

  private SampleFile() {}

  static void write(float[] samples, Path file) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(samples.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(samples);
    Files.write(file, bytes.array());
  }

  static Waveform read(Path file) throws IOException {
    FloatBuffer content =
        ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[] samples = new float[content.remaining()];
    content.get(samples);
    return Waveform.mono(samples, RATE);
  }
}
