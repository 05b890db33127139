package dev.duet.audio.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.duet.audio.Encoded;
import dev.duet.audio.Golden;
import dev.duet.audio.Tones;
import dev.duet.audio.WavBytes;
import dev.duet.audio.WavBytes.Encoding;
import dev.duet.audio.Waveform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class AudioDecoderTest {
  private final AudioDecoder decoder = new AudioDecoder();

  @ParameterizedTest
  @CsvSource({
    "PCM8, 8",
    "PCM16, 16",
    "PCM24, 24",
    "PCM32, 32",
    "FLOAT32, 24",
    "FLOAT64, 24",
  })
  void everySampleOfAWavFileIsExact(Encoding encoding, int bits) {
    for (int channels : new int[] {1, 2, 6}) {
      double[] stored = randomIntegers(bits, 3_000 * channels);

      Waveform sound = decoder.decode(WavBytes.of(encoding, stored, channels, 24_414).build());

      assertThat(sound.sampleRate()).isEqualTo(24_414);
      assertThat(sound.channels()).hasDimensions(channels, 3_000);
      for (int i = 0; i < stored.length; i++) {
        assertThat(sound.channels()[i % channels][i / channels]).isEqualTo((float) stored[i]);
      }
    }
  }

  @Test
  void muLawFollowsG711() {
    Waveform sound = decoder.decode(WavBytes.raw(Encoding.MU_LAW, allBytes(), 1, 8_000).build());

    for (int code = 0; code < 256; code++) {
      int bits = ~code & 0xFF;
      int magnitude = ((((bits & 0x0F) << 3) + 0x84) << ((bits >> 4) & 7)) - 0x84;
      float expected = ((bits & 0x80) == 0 ? magnitude : -magnitude) / 32768f;
      assertThat(sound.samples()[code]).isEqualTo(expected);
    }
  }

  @Test
  void aLawFollowsG711() {
    Waveform sound = decoder.decode(WavBytes.raw(Encoding.A_LAW, allBytes(), 1, 8_000).build());

    for (int code = 0; code < 256; code++) {
      int bits = code ^ 0x55;
      int segment = (bits >> 4) & 7;
      int step = ((bits & 0x0F) << 4) + 8;
      int magnitude = segment == 0 ? step : (step + 0x100) << (segment - 1);
      float expected = ((bits & 0x80) != 0 ? magnitude : -magnitude) / 32768f;
      assertThat(sound.samples()[code]).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void extensibleWavFilesAreReadLikePlainOnes(Encoding encoding) {
    byte[] data = new byte[400 * encoding.bytes() * 2];
    assertSame(
        decoder.decode(WavBytes.raw(encoding, data, 2, 48_000).extensible().build()),
        decoder.decode(WavBytes.raw(encoding, data, 2, 48_000).build()));
  }

  @Test
  void chunksAnywhereArePassedOver() {
    Waveform tone = Tones.sine(440, 0.2, 16_000);
    byte[] plain = WavBytes.of(Encoding.PCM16, tone).build();
    byte[] odd =
        WavBytes.of(Encoding.PCM16, tone)
            .chunkBefore("FLLR", 4_044)
            .chunkBefore("bext", 603)
            .chunkAfter("_PMX", 2_221)
            .chunkAfter("junk", 0)
            .build();

    assertSame(decoder.decode(odd).samples(), decoder.decode(plain).samples());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 0xFFFF_FFFFL, 0x7FFF_F000L, 0x7FFF_FFFFL})
  void aStreamedWavFileReachesToItsEnd(long dataSize) {
    Waveform tone = Tones.sine(440, 0.5, 16_000);
    byte[] streamed =
        WavBytes.of(Encoding.PCM16, tone).claimDataSize(dataSize).claimRiffSize(dataSize).build();

    assertThat(decoder.decode(streamed).length()).isEqualTo(tone.length());
  }

  @Test
  void streamedSilenceIsSoundNotEmptiness() {
    byte[] streamed =
        WavBytes.of(Encoding.PCM16, Tones.silence(0.5, 16_000)).claimDataSize(0).build();

    assertThat(decoder.decode(streamed).length()).isEqualTo(8_000);
  }

  @Test
  void theLastHalfFrameIsDropped() {
    byte[] data = new byte[4 * 100 + 3];

    assertThat(decoder.decode(WavBytes.raw(Encoding.PCM16, data, 2, 8_000).build()).length())
        .isEqualTo(100);
  }

  @ParameterizedTest
  @EnumSource(names = {"AIFF", "FLAC", "OGG_FLAC", "M4A_ALAC", "AIFF24", "FLAC24", "AIFC_FLOAT"})
  void losslessFormatsAreExact(Encoded format) {
    int bits = format.name().endsWith("24") ? 24 : 16;
    Waveform tone = exactIn(bits, Tones.noise(5, 0.7, 44_100));
    Waveform other = exactIn(bits, Tones.vowel(110, 240, 0.7, 44_100));

    Waveform mono = decoder.decode(format.bytes(tone));
    Waveform stereo = decoder.decode(format.bytes(Tones.stereo(tone, other)));

    assertThat(mono.sampleRate()).isEqualTo(44_100);
    assertSame(mono.samples(), tone.samples());
    assertSame(stereo.channels()[0], tone.samples());
    assertSame(stereo.channels()[1], other.samples());
  }

  @Test
  void aFlacFileThatHoldsMoreThanItPromisesGivesAllOfIt() {
    Waveform tone = exactIn(16, Tones.sine(440, 0.5, 16_000));
    byte[] streamed = Encoded.FLAC.bytes(tone);
    byte[] modest = streamed.clone();
    ByteBuffer.wrap(streamed).putInt(22, 0); // the total is not known
    ByteBuffer.wrap(modest).putInt(22, 100);

    assertSame(decoder.decode(streamed), tone);
    assertSame(decoder.decode(modest), tone);
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.MATCH_ANY,
      names = {"MP3", ".*AAC", ".*VORBIS", ".*OPUS"})
  void lossyFormatsSoundAlikeAndStartOnTime(Encoded format) {
    Waveform vowel = Tones.vowel(120, 220, 1, 48_000);
    // ADTS has no field for the encoder's delay, one frame of AAC.
    int delay = format == Encoded.ADTS_AAC ? 1_024 : 0;

    Waveform sound = decoder.decode(format.bytes(Tones.stereo(vowel, vowel)));

    assertThat(sound.sampleRate()).isEqualTo(48_000);
    assertThat(sound.channels()).hasNumberOfRows(2);
    assertThat(sound.length()).isCloseTo(vowel.length() + delay, within(1_024));
    double error = 0;
    double energy = 0;
    for (int i = 0; i < vowel.length(); i++) {
      double expected = vowel.samples()[i];
      error += Math.pow(sound.channels()[0][i + delay] - expected, 2);
      energy += expected * expected;
    }
    assertThat(Math.sqrt(error / energy)).isLessThan(0.1);
  }

  @Test
  void theContentDecidesNotTheName(@TempDir Path folder) throws IOException {
    Waveform tone = exactIn(16, Tones.sine(300, 0.2, 22_050));
    Path misnamed = Files.write(folder.resolve("tone.mp3"), Encoded.AIFF.bytes(tone));

    assertSame(decoder.decode(misnamed).samples(), tone.samples());
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"ADTS_AAC"})
  void fileStreamAndBytesAreTheSame(Encoded format, @TempDir Path folder) throws IOException {
    byte[] bytes = format.bytes(stereoTone());
    Waveform fromBytes = decoder.decode(bytes);

    assertSame(decoder.decode(Files.write(folder.resolve("tone"), bytes)), fromBytes);
    assertSame(decoder.decode(new ByteArrayInputStream(bytes)), fromBytes);
  }

  @Test
  void monoIsTheMeanOfTheChannels() {
    Waveform left = exactIn(16, Tones.noise(7, 0.1, 16_000));
    Waveform right = exactIn(16, Tones.noise(8, 0.1, 16_000));

    float[] mono = decoder.decodeMono(Encoded.FLAC.bytes(Tones.stereo(left, right))).samples();

    for (int i = 0; i < mono.length; i++) {
      assertThat(mono[i]).isEqualTo((left.samples()[i] + right.samples()[i]) / 2);
    }
  }

  @Test
  void threadsDoNotDisturbEachOther() throws Exception {
    List<byte[]> recordings =
        List.of(
            Encoded.FLAC.bytes(stereoTone()),
            Encoded.MP3.bytes(stereoTone()),
            Encoded.OGG_OPUS.bytes(stereoTone()),
            WavBytes.of(Encoding.FLOAT32, stereoTone()).build());
    List<Waveform> alone = recordings.stream().map(decoder::decode).toList();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Waveform>> tasks =
          IntStream.range(0, 80)
              .<Callable<Waveform>>mapToObj(i -> () -> decoder.decode(recordings.get(i % 4)))
              .toList();
      List<Future<Waveform>> together = threads.invokeAll(tasks);
      for (int i = 0; i < together.size(); i++) {
        assertSame(together.get(i).get(), alone.get(i % 4));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** To the last bit, and without printing thousands of numbers where it is not so. */
  private static void assertSame(float[] actual, float[] expected) {
    assertThat(Golden.maxDifference(actual, expected)).isZero();
  }

  private static void assertSame(Waveform actual, Waveform expected) {
    assertThat(actual.sampleRate()).isEqualTo(expected.sampleRate());
    assertThat(actual.channels()).hasNumberOfRows(expected.channels().length);
    for (int c = 0; c < expected.channels().length; c++) {
      assertSame(actual.channels()[c], expected.channels()[c]);
    }
  }

  private static Waveform stereoTone() {
    return Tones.stereo(Tones.vowel(150, 100, 0.5, 48_000), Tones.chirp(50, 9_000, 0.5, 48_000));
  }

  /** Rounds to what so many bits can hold. */
  private static Waveform exactIn(int bits, Waveform sound) {
    float step = 1f / (1 << (bits - 1));
    float[] samples = sound.samples().clone();
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) Math.rint(samples[i] / step) * step + 0f; // no negative zeros
    }
    return Waveform.mono(samples, sound.sampleRate());
  }

  private static double[] randomIntegers(int bits, int count) {
    double range = 1L << (bits - 1);
    SplittableRandom random = new SplittableRandom(bits);
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextLong((long) -range, (long) range) / range;
    }
    return values;
  }

  private static byte[] allBytes() {
    byte[] bytes = new byte[256];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }
}
