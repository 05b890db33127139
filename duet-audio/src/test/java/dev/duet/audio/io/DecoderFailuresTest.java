package dev.duet.audio.io;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.sun.management.ThreadMXBean;
import dev.duet.audio.AudioException;
import dev.duet.audio.AudioException.Reason;
import dev.duet.audio.Encoded;
import dev.duet.audio.Tones;
import dev.duet.audio.WavBytes;
import dev.duet.audio.WavBytes.Encoding;
import dev.duet.audio.Waveform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that must fail, and how: a typed reason, one sentence, little time and memory. */
class DecoderFailuresTest {
  private static final Limits LIMITS = new Limits(10, 4 << 20);
  private static final long MOST_ALLOCATED = 64L << 20;
  private static final long MOST_NANOS = 5_000_000_000L;

  private static final Waveform TONE = Tones.vowel(120, 200, 1, 48_000);

  private final AudioDecoder decoder = new AudioDecoder(LIMITS);

  static Stream<Arguments> hostileInputs() {
    return Stream.of(
            empty(), notAudio(), truncated(), lyingWavHeaders(), corrupt(), notFinite(), tooMuch())
        .flatMap(rows -> rows);
  }

  private static Stream<Arguments> empty() {
    return Stream.of(
        row("no bytes", new byte[0], Reason.EMPTY),
        row("wav header alone", wav(Tones.silence(0, 8_000)).build(), Reason.EMPTY),
        row(
            "wav header and metadata",
            wav(Tones.silence(0, 8_000)).chunkAfter("LIST", 40).build(),
            Reason.EMPTY),
        row(
            "streamed wav that never began",
            wav(Tones.silence(0, 8_000)).claimDataSize(0xFFFF_FFFFL).build(),
            Reason.EMPTY),
        row("aiff without frames", Encoded.AIFF.bytes(Tones.silence(0, 8_000)), Reason.EMPTY),
        row("flac without frames", flacHeader(0), Reason.EMPTY));
  }

  private static Stream<Arguments> notAudio() {
    return Stream.of(
        row("one byte", new byte[] {'R'}, Reason.NOT_AUDIO),
        row("text", "i feel so happy today\n".repeat(99).getBytes(UTF_8), Reason.NOT_AUDIO),
        row("utf-16 text", "i feel so happy today\n".repeat(99).getBytes(UTF_16), Reason.NOT_AUDIO),
        row("json", "{\"audio\": [0, 1, 2]}".getBytes(UTF_8), Reason.NOT_AUDIO),
        row("html", "<!doctype html><title>404</title>".getBytes(UTF_8), Reason.NOT_AUDIO),
        row("png", image("png"), Reason.NOT_AUDIO),
        row("jpeg", image("jpg"), Reason.NOT_AUDIO),
        row("gif", image("gif"), Reason.NOT_AUDIO),
        row("bmp", image("bmp"), Reason.NOT_AUDIO),
        row("random bytes", random(1 << 20), Reason.NOT_AUDIO),
        row("zeros", new byte[1 << 20], Reason.NOT_AUDIO),
        row("ones", filled(1 << 20, 0xFF), Reason.NOT_AUDIO),
        row("id3 tag alone", "ID3\3\0\0\0\0\0\0".getBytes(UTF_8), Reason.NOT_AUDIO),
        row("riff that is no wave", "RIFF\4\0\0\0AVI LIST".getBytes(UTF_8), Reason.NOT_AUDIO),
        row(
            "hls playlist",
            playlist("#EXTM3U\n#EXTINF:1,\n%s\n#EXT-X-ENDLIST\n"),
            Reason.NOT_AUDIO),
        row("concat script", playlist("ffconcat version 1.0\nfile '%s'\n"), Reason.NOT_AUDIO),
        row("sdp session", "v=0\nm=audio 5004 RTP/AVP 0\n".getBytes(UTF_8), Reason.NOT_AUDIO),
        row(
            "subtitles",
            "1\n00:00:00,000 --> 00:00:01,000\nah\n".getBytes(UTF_8),
            Reason.NOT_AUDIO),
        row("wav in an unknown coding", wav(TONE).claimTag(0x0161).build(), Reason.NOT_AUDIO));
  }

  private static Stream<Arguments> truncated() {
    Stream<Arguments> halves =
        Stream.of(Encoded.values())
            .filter(format -> format != Encoded.ADTS_AAC) // promises no length
            .map(format -> row("half of " + format, half(encoded(format)), Reason.TRUNCATED));
    return Stream.concat(
        halves,
        Stream.of(
            row("half a wav", half(wav(TONE).build()), Reason.TRUNCATED),
            row(
                "wav of which only the header came",
                Arrays.copyOf(wav(TONE).build(), 44),
                Reason.TRUNCATED),
            row(
                "wav that promises 2 GB",
                wav(TONE).claimDataSize(2_000_000_000L).build(),
                Reason.TRUNCATED),
            row("flac that promises more", flacHeader(96_000), Reason.TRUNCATED),
            row(
                "m4a before its index came",
                Arrays.copyOf(Encoded.M4A_AAC.bytes(TONE), 28),
                Reason.TRUNCATED)));
  }

  private static Stream<Arguments> lyingWavHeaders() {
    return Stream.of(
        row("wav at 0 Hz", wav(TONE).claimSampleRate(0).build(), Reason.CORRUPT),
        row("wav at 1 Hz", wav(TONE).claimSampleRate(1).build(), Reason.CORRUPT),
        row("wav at 4 GHz", wav(TONE).claimSampleRate(-1).build(), Reason.CORRUPT),
        row("wav of no channels", wav(TONE).claimChannels(0).build(), Reason.CORRUPT),
        row("wav of 65,535 channels", wav(TONE).claimChannels(65_535).build(), Reason.CORRUPT),
        row("wav of no block align", wav(TONE).claimBlockAlign(0).build(), Reason.CORRUPT),
        row("wav of odd block align", wav(TONE).claimBlockAlign(3).build(), Reason.CORRUPT),
        row("wav of 0 bits", wav(TONE).claimBits(0).build(), Reason.CORRUPT),
        row("wav of 65,535 bits", wav(TONE).claimBits(65_535).build(), Reason.CORRUPT),
        row(
            "wav with a huge chunk",
            wav(TONE).lyingChunkBefore("LIST", 4, 0xFFFF_FFF0L).build(),
            Reason.CORRUPT),
        row("wav that is only a name", "RIFF\4\0\0\0WAVE".getBytes(UTF_8), Reason.CORRUPT),
        row("wav without data", Arrays.copyOf(wav(TONE).build(), 36), Reason.CORRUPT),
        row("wav with data first", dataFirst(), Reason.CORRUPT));
  }

  private static Stream<Arguments> corrupt() {
    byte[] aiff = Encoded.AIFF.bytes(TONE);
    return Stream.of(
        row("aiff of no channels", with(aiff, 20, 0, 0), Reason.CORRUPT),
        row("aiff at 0 Hz", with(aiff, 28, 0, 0, 0, 0), Reason.CORRUPT),
        row("aiff of 0 bits", with(aiff, 26, 0, 0), Reason.CORRUPT),
        row("flac with broken frames", scratched(Encoded.FLAC.bytes(TONE)), Reason.CORRUPT),
        row("flac by its first four bytes", garbageAfter("fLaC"), Reason.CORRUPT),
        row("ogg by its first four bytes", garbageAfter("OggS"), Reason.TRUNCATED),
        row("webm by its first bytes", garbageAfter("\u001aE\u00df\u00a3"), Reason.CORRUPT),
        row("m4a that claims 60 million samples", hugeIndex(60_000_000), Reason.TRUNCATED),
        row("m4a with an impossible box", garbageAfter("\0\0\0\3ftypM4A "), Reason.CORRUPT));
  }

  private static Stream<Arguments> notFinite() {
    return Stream.of(
        row("wav with NaN", floats(Encoding.FLOAT32, Double.NaN), Reason.NOT_FINITE),
        row("wav with infinity", floats(Encoding.FLOAT32, 1 / 0.0), Reason.NOT_FINITE),
        row("wav beyond floats", floats(Encoding.FLOAT64, -1e300), Reason.NOT_FINITE),
        row("wav far beyond full scale", floats(Encoding.FLOAT32, 1e30), Reason.CORRUPT),
        row(
            "aiff with NaN",
            Encoded.AIFC_FLOAT.bytes(Waveform.mono(new float[] {0, Float.NaN}, 8_000)),
            Reason.NOT_FINITE));
  }

  private static Stream<Arguments> tooMuch() {
    return Stream.of(
        row("11 s of wav", wav(Tones.silence(11, 16_000)).build(), Reason.TOO_LONG),
        row("11 s of mp3", Encoded.MP3.bytes(Tones.silence(11, 16_000)), Reason.TOO_LONG),
        row("an hour of flac", Encoded.FLAC.bytes(Tones.silence(3_600, 1_000)), Reason.TOO_LONG),
        row(
            "ten minutes of opus",
            Encoded.OGG_OPUS.bytes(Tones.silence(600, 8_000)),
            Reason.TOO_LONG),
        row("5 MiB of wav", wav(Tones.silence(7, 384_000)).build(), Reason.TOO_LARGE),
        row("5 MiB of samples", Encoded.FLAC.bytes(Tones.silence(9, 192_000)), Reason.TOO_LARGE),
        row("5 MiB of anything", random(5 << 20), Reason.TOO_LARGE));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("hostileInputs")
  void isRefusedWithATypedReasonAndOneSentence(byte[] bytes, Reason reason) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = threads.getCurrentThreadAllocatedBytes();
    long start = System.nanoTime();

    AudioException fault = fault(() -> decoder.decode(bytes));

    assertThat(System.nanoTime() - start).isLessThan(MOST_NANOS);
    assertThat(threads.getCurrentThreadAllocatedBytes() - allocated).isLessThan(MOST_ALLOCATED);
    assertThat(fault.reason()).as(fault.getMessage()).isEqualTo(reason);
    assertOneSentence(fault);
  }

  @Test
  void aMissingFileIsUnreadable(@TempDir Path folder) {
    assertUnreadable(fault(() -> decoder.decode(folder.resolve("missing.wav"))));
  }

  @Test
  void aFolderIsUnreadable(@TempDir Path folder) {
    assertUnreadable(fault(() -> decoder.decode(folder)));
  }

  @Test
  void aForbiddenFileIsUnreadable(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("forbidden.wav"), wav(TONE).build());
    assertThat(file.toFile().setReadable(false)).isTrue();
    assumeFalse(Files.isReadable(file), "skipped: this user may read everything");

    assertUnreadable(fault(() -> decoder.decode(file)));
  }

  @Test
  void aClosedStreamIsUnreadable() throws IOException {
    InputStream closed = InputStream.nullInputStream();
    closed.close();

    assertUnreadable(fault(() -> decoder.decode(closed)));
  }

  @Test
  void anEndlessStreamIsReadOnlyToTheLimit() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 0;
          }

          @Override
          public int read(byte[] into, int from, int count) {
            return count;
          }
        };

    assertThat(fault(() -> decoder.decode(endless)).reason()).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void filesAndStreamsFailLikeBytes(@TempDir Path folder) throws IOException {
    byte[] half = half(Encoded.FLAC.bytes(TONE));
    Path file = Files.write(folder.resolve("half.flac"), half);

    assertThat(fault(() -> decoder.decode(file)).reason()).isEqualTo(Reason.TRUNCATED);
    assertThat(fault(() -> decoder.decode(new ByteArrayInputStream(half))).reason())
        .isEqualTo(Reason.TRUNCATED);
  }

  private static AudioException fault(Runnable decoding) {
    AudioException fault = catchThrowableOfType(AudioException.class, decoding::run);
    assertThat(fault).as("fault").isNotNull();
    return fault;
  }

  private static void assertUnreadable(AudioException fault) {
    assertThat(fault.reason()).isEqualTo(Reason.UNREADABLE);
    assertOneSentence(fault);
  }

  /** Problem, comma, cure; the caller puts the file's name before it. */
  private static void assertOneSentence(AudioException fault) {
    assertThat(fault.getMessage())
        .matches("[a-z][^\\n]{20,120}[a-z0-9]")
        .contains(", ")
        .doesNotContain(". ", "Exception", "dev.duet", "av_", "null");
  }

  private static Arguments row(String name, byte[] bytes, Reason reason) {
    return Arguments.of(Named.of(name, bytes), reason);
  }

  private static WavBytes wav(Waveform sound) {
    return WavBytes.of(Encoding.PCM16, sound);
  }

  private static byte[] floats(Encoding encoding, double odd) {
    double[] samples = new double[1_000];
    samples[700] = odd;
    return WavBytes.of(encoding, samples, 1, 16_000).build();
  }

  private static byte[] encoded(Encoded format) {
    return format.bytes(Tones.stereo(TONE, TONE));
  }

  private static byte[] half(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length / 2);
  }

  /** The metadata of a FLAC file, its total of samples replaced. */
  private static byte[] flacHeader(int totalSamples) {
    byte[] flac = Arrays.copyOf(Encoded.FLAC.bytes(Tones.silence(0.01, 8_000)), 42);
    flac[4] |= (byte) 0x80; // the stream information is the last block
    ByteBuffer.wrap(flac).putInt(22, totalSamples);
    return flac;
  }

  /** An index that needs gigabytes, though it is written in a few bytes. */
  private static byte[] hugeIndex(int samples) {
    byte[] m4a = Encoded.M4A_AAC.bytes(TONE);
    String text = new String(m4a, ISO_8859_1);
    ByteBuffer boxes = ByteBuffer.wrap(m4a);
    boxes.putInt(text.indexOf("stts") + 12, samples); // so many of one duration,
    boxes.putInt(text.indexOf("stsc") + 16, samples); // all in the first chunk,
    boxes.putInt(text.indexOf("stsz") + 8, 1); // of one byte each
    boxes.putInt(text.indexOf("stsz") + 12, samples);
    return m4a;
  }

  private static byte[] dataFirst() {
    byte[] wav = wav(TONE).build();
    byte[] format = Arrays.copyOfRange(wav, 12, 36);
    System.arraycopy(wav, 36, wav, 12, wav.length - 36);
    System.arraycopy(format, 0, wav, wav.length - 24, 24);
    return wav;
  }

  private static byte[] with(byte[] bytes, int position, int... values) {
    byte[] changed = bytes.clone();
    for (int i = 0; i < values.length; i++) {
      changed[position + i] = (byte) values[i];
    }
    return changed;
  }

  private static byte[] scratched(byte[] bytes) {
    byte[] changed = bytes.clone();
    for (int i = bytes.length / 3; i < bytes.length / 2; i += 997) {
      changed[i] ^= 0x55;
    }
    return changed;
  }

  private static byte[] garbageAfter(String start) {
    byte[] bytes = random(4_096);
    for (int i = 0; i < start.length(); i++) {
      bytes[i] = (byte) start.charAt(i);
    }
    return bytes;
  }

  private static byte[] random(int count) {
    byte[] bytes = new byte[count];
    new SplittableRandom(11).nextBytes(bytes);
    return bytes;
  }

  private static byte[] filled(int count, int value) {
    byte[] bytes = new byte[count];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private static byte[] image(String format) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), format, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A playlist that points to a real recording on this machine. */
  private static byte[] playlist(String form) {
    try {
      Path target = Files.createTempFile("duet-target", ".wav");
      target.toFile().deleteOnExit();
      Files.write(target, wav(TONE).build());
      return form.formatted(target).getBytes(UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
