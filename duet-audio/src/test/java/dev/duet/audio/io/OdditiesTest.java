package dev.duet.audio.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duet.audio.Shared;
import dev.duet.audio.Waveform;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as found in the wild, compared with their own bytes. */
class OdditiesTest {
  private static final int PLAIN_HEADER = 44;

  private final AudioDecoder decoder = new AudioDecoder();

  @ParameterizedTest
  @CsvSource({"YAF_germ_angry.wav, 53847", "YAF_neat_fear.wav, 40156"})
  void anAiffNamedWavIsDecodedAsWhatItIs(String name, int frames) throws IOException {
    Path file = Shared.path("data/oddities/" + name);

    Waveform sound = decoder.decode(file);

    assertThat(sound.sampleRate()).isEqualTo(24_414);
    assertThat(sound.length()).isEqualTo(frames);
    // COMM, SSND and its two fields come after FORM and FVER; then 16-bit big-endian samples.
    assertSamples(sound.samples(), Files.readAllBytes(file), 66, ByteOrder.BIG_ENDIAN);
  }

  @Test
  void ninetySixKilohertzStayNinetySix() throws IOException {
    Path file = Shared.path("data/oddities/OAF_food_fear.wav");

    Waveform sound = decoder.decode(file);

    assertThat(sound.sampleRate()).isEqualTo(96_000);
    assertThat(sound.length()).isEqualTo(145_172);
    assertSamples(sound.samples(), Files.readAllBytes(file), PLAIN_HEADER, ByteOrder.LITTLE_ENDIAN);
  }

  @Test
  void theMisnamedWordOfTessIsAPlainWav() throws IOException {
    Path file = Shared.path("data/oddities/OA_bite_neutral.wav");

    Waveform sound = decoder.decode(file);

    assertThat(sound.sampleRate()).isEqualTo(24_414);
    assertSamples(sound.samples(), Files.readAllBytes(file), PLAIN_HEADER, ByteOrder.LITTLE_ENDIAN);
  }

  @Test
  void stereoBetweenForeignChunksIsFound() throws IOException {
    Path file = Shared.path("data/oddities/03-01-02-01-01-02-01.wav");

    Waveform sound = decoder.decode(file);

    assertThat(sound.sampleRate()).isEqualTo(48_000);
    assertThat(sound.channels()).hasDimensions(2, 172_972);
    float[] interleaved = new float[2 * sound.length()];
    for (int i = 0; i < interleaved.length; i++) {
      interleaved[i] = sound.channels()[i % 2][i / 2];
    }
    byte[] bytes = Files.readAllBytes(file);
    assertSamples(interleaved, bytes, afterDataHeader(bytes), ByteOrder.LITTLE_ENDIAN);
  }

  @Test
  void floatsAreTakenAsTheyAre() throws IOException {
    Path file = Shared.path("data/oddities/OAF_back_angry.wav");

    Waveform sound = decoder.decode(file);

    assertThat(sound.sampleRate()).isEqualTo(44_100);
    assertThat(sound.length()).isEqualTo(220_500);
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer floats = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    floats.position(afterDataHeader(bytes));
    float[] expected = new float[sound.length()];
    floats.asFloatBuffer().get(expected);
    assertThat(Arrays.equals(sound.samples(), expected)).isTrue();
  }

  /** The encoder wrote the MD5 of what went in into each FLAC file. */
  @Test
  void flacRecordingsDecodeToTheDigestTheyCarry() throws Exception {
    for (Path file : firstOfEachFolder(Shared.path("data/tess"))) {
      byte[] expected = Arrays.copyOfRange(Files.readAllBytes(file), 26, 42);

      assertThat(md5(decoder.decode(file))).as(file.toString()).isEqualTo(expected);
    }
  }

  private static List<Path> firstOfEachFolder(Path root) throws IOException {
    try (Stream<Path> folders = Files.list(root)) {
      return folders.filter(Files::isDirectory).sorted().map(OdditiesTest::first).toList();
    }
  }

  private static Path first(Path folder) {
    String[] names = folder.toFile().list();
    Arrays.sort(names);
    return folder.resolve(names[0]);
  }

  private static byte[] md5(Waveform sound) throws NoSuchAlgorithmException {
    ByteBuffer bytes = ByteBuffer.allocate(2 * sound.length()).order(ByteOrder.LITTLE_ENDIAN);
    for (float sample : sound.samples()) {
      bytes.putShort((short) (sample * 32_768));
    }
    return MessageDigest.getInstance("MD5").digest(bytes.array());
  }

  private static int afterDataHeader(byte[] bytes) {
    int id = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("data");
    return id + 8;
  }

  private static void assertSamples(float[] actual, byte[] bytes, int from, ByteOrder order) {
    ByteBuffer shorts = ByteBuffer.wrap(bytes).order(order).position(from);
    for (int i = 0; i < actual.length; i++) {
      float expected = shorts.getShort() / 32_768f;
      if (actual[i] != expected) {
        throw new AssertionError("sample " + i + " is " + actual[i] + ", not " + expected);
      }
    }
  }
}
