package dev.duet.audio.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duet.audio.Tones;
import dev.duet.audio.Waveform;
import dev.duet.audio.io.WavWriter.Encoding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavWriterTest {
  private final AudioDecoder decoder = new AudioDecoder();

  @Test
  void floatsComeBackBitByBit() throws IOException {
    Waveform sound = Tones.stereo(Tones.noise(1, 0.3, 44_100), Tones.vowel(120, 200, 0.3, 44_100));

    Waveform back = decoder.decode(written(sound, Encoding.FLOAT32));

    assertThat(back.sampleRate()).isEqualTo(44_100);
    assertThat(Arrays.deepEquals(back.channels(), sound.channels())).isTrue();
  }

  @Test
  void sixteenBitsComeBackWithinHalfAStep() throws IOException {
    Waveform sound = Tones.noise(2, 0.3, 24_414);

    Waveform back = decoder.decode(written(sound, Encoding.PCM16));

    assertThat(back.length()).isEqualTo(sound.length());
    for (int i = 0; i < sound.length(); i++) {
      assertThat(back.samples()[i] - sound.samples()[i]).isBetween(-0.5f / 32768, 0.5f / 32768);
    }
  }

  @Test
  void whatCameFromSixteenBitsGoesBackToThem() throws IOException {
    byte[] once = written(Tones.noise(3, 0.2, 16_000), Encoding.PCM16);

    assertThat(written(decoder.decode(once), Encoding.PCM16)).isEqualTo(once);
  }

  @Test
  void loudSamplesAreClippedNotWrapped() throws IOException {
    Waveform loud = Waveform.mono(new float[] {1, 2, -1, -3, 0.5f}, 8_000);

    assertThat(decoder.decode(written(loud, Encoding.PCM16)).samples())
        .containsExactly(32767 / 32768f, 32767 / 32768f, -1, -1, 0.5f);
  }

  @Test
  void aFileIsReplacedAtOnceAndNothingElseIsLeftBehind(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("sound.wav"), "what was here before");
    Waveform sound = Tones.sine(440, 0.1, 16_000);

    WavWriter.write(sound, Encoding.FLOAT32, file);

    assertThat(Arrays.equals(decoder.decode(file).samples(), sound.samples())).isTrue();
    assertThat(folder).isDirectoryContaining(file::equals);
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void aFailureLeavesNoHalfFile(@TempDir Path folder) throws IOException {
    Path taken = Files.createDirectories(folder.resolve("sound.wav/inside"));

    assertThatThrownBy(
            () -> WavWriter.write(Tones.silence(1, 8_000), Encoding.PCM16, taken.getParent()))
        .isInstanceOf(IOException.class);
    assertThat(folder.toFile().list()).containsExactly("sound.wav");
  }

  private static byte[] written(Waveform sound, Encoding encoding) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WavWriter.write(sound, encoding, out);
    return out.toByteArray();
  }
}
