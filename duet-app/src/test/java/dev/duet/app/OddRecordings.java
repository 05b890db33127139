package dev.duet.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.duet.TinyBundle;
import dev.duet.audio.AudioException.Reason;
import dev.duet.audio.Encoded;
import dev.duet.audio.Tones;
import dev.duet.audio.WavBytes;
import dev.duet.audio.WavBytes.Encoding;
import dev.duet.audio.Waveform;
import dev.duet.emotion.Emotion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Files that somebody may hand to Duet, by mistake or with intent. */
final class OddRecordings {
  private static final Waveform VOICE = TinyBundle.utterance(Emotion.JOY, 3);

  private final String playlistTarget;
  private final List<Row> rows = new ArrayList<>();

  private OddRecordings(String playlistTarget) {
    this.playlistTarget = playlistTarget;
  }

  /**
   * A file.
   *
   * @param name also says what it is
   * @param refusal why it gets no answer, if so
   */
  record Row(String name, byte[] bytes, Optional<Reason> refusal) {
    @Override
    public String toString() {
      return Printable.line(name) + refusal.map(r -> " is " + r).orElse(" is answered");
    }
  }

  /** All of them; playlists point to the target. */
  static List<Row> pointingTo(String playlistTarget) {
    OddRecordings odd = new OddRecordings(playlistTarget);
    odd.unusual();
    odd.oddlyNamed();
    odd.empty();
    odd.withoutVoice();
    odd.cutOff();
    odd.lying();
    odd.foreign();
    odd.playlists();
    return odd.rows;
  }

  private void unusual() {
    answered("plain.wav", wav(VOICE).build());
    answered("24-bit-extensible.wav", WavBytes.of(Encoding.PCM24, VOICE).extensible().build());
    answered("doubles.wav", WavBytes.of(Encoding.FLOAT64, VOICE).build());
    answered("stereo.wav", wav(Tones.stereo(VOICE, VOICE)).build());
    answered("surround-5.1.wav", wav(channels(6)).extensible().build());
    answered("64-channels.wav", wav(channels(64)).build());
    answered("8-khz.wav", wav(at(8_000)).build());
    answered("96-khz.wav", wav(at(96_000)).build());
    answered("1-khz.wav", wav(Tones.sine(200, 1, 1_000)).build());
    answered("768-khz.wav", wav(Tones.sine(200, 0.2, 768_000)).build());
    answered("aiff-inside.wav", Encoded.AIFF.bytes(VOICE));
    answered("mp3-inside.wav", Encoded.MP3.bytes(VOICE));
    answered("webm-inside.mp3", Encoded.WEBM_OPUS.bytes(VOICE));
    answered("chunks.wav", wav(VOICE).chunkBefore("bext", 602).chunkAfter("LIST", 41).build());
    answered("streamed.wav", wav(VOICE).claimDataSize(0xFFFF_FFFFL).build());
    answered("clipped.wav", wav(scaled(1_000)).build());
    answered("floats-far-beyond-full-scale.wav", floats(scaled(1_000_000)).build());
    answered("faint.wav", floats(scaled(0.001)).build());
    answered("dc-offset.wav", floats(shifted(VOICE, 0.4f)).build());
    answered("dc-alone.wav", floats(shifted(Tones.silence(1, 16_000), 0.5f)).build());
    answered("noise.wav", wav(Tones.noise(5, 1, 16_000)).build());
    answered("one-click.wav", wav(Tones.impulse(1, 16_000)).build());
    answered("a-tenth-of-a-second.wav", wav(Tones.sine(200, 0.1, 16_000)).build());
    answered("two-minutes.wav", wav(Tones.noise(5, 120, 8_000)).build());
  }

  private void oddlyNamed() {
    for (String name :
        List.of(
            "with space.wav",
            "\u58f0 \ud83d\ude00 \u0635\u0648\u062a.wav",
            "two\nlines.wav",
            "colour\u001b[31m.wav",
            "-dash.wav",
            "@at.wav",
            "100%s.wav",
            "no-ending")) {
      answered(name, wav(VOICE).build());
    }
  }

  private void empty() {
    refused("no-bytes.wav", new byte[0], Reason.EMPTY);
    refused("header-alone.wav", wav(Tones.silence(0, 8_000)).build(), Reason.EMPTY);
    refused(
        "metadata-alone.wav",
        wav(Tones.silence(0, 8_000)).chunkAfter("LIST", 40).build(),
        Reason.EMPTY);
  }

  private void withoutVoice() {
    refused("one-sample.wav", wav(Tones.sine(200, 1 / 16e3, 16_000)).build(), Reason.TOO_SHORT);
    refused("27-ms.wav", wav(Tones.sine(200, 0.027, 16_000)).build(), Reason.TOO_SHORT);
    refused("silence.wav", wav(Tones.silence(1, 16_000)).build(), Reason.SILENT);
    refused("below-80-db.wav", floats(scaled(0.0001)).build(), Reason.SILENT);
    refused("an-hour.flac", Encoded.FLAC.bytes(Tones.silence(3_600, 1_000)), Reason.TOO_LONG);
    refused("nan.wav", floats(with(Float.NaN)).build(), Reason.NOT_FINITE);
    refused("infinity.wav", floats(with(Float.POSITIVE_INFINITY)).build(), Reason.NOT_FINITE);
    refused("1e30.wav", floats(with(1e30f)).build(), Reason.CORRUPT);
  }

  private void cutOff() {
    refused("half.wav", half(wav(VOICE).build()), Reason.TRUNCATED);
    refused("half.flac", half(Encoded.FLAC.bytes(at(48_000))), Reason.TRUNCATED);
    refused("half.mp3", half(Encoded.MP3.bytes(VOICE)), Reason.TRUNCATED);
    refused("half.m4a", half(Encoded.M4A_AAC.bytes(VOICE)), Reason.TRUNCATED);
  }

  private void lying() {
    refused("2-gb.wav", wav(VOICE).claimDataSize(2_000_000_000L).build(), Reason.TRUNCATED);
    refused("0-hz.wav", wav(VOICE).claimSampleRate(0).build(), Reason.CORRUPT);
    refused("2-ghz.wav", wav(VOICE).claimSampleRate(2_000_000_000).build(), Reason.CORRUPT);
    refused("0-channels.wav", wav(VOICE).claimChannels(0).build(), Reason.CORRUPT);
    refused("255-channels.wav", wav(VOICE).claimChannels(255).build(), Reason.CORRUPT);
    refused("65535-bits.wav", wav(VOICE).claimBits(65_535).build(), Reason.CORRUPT);
    refused(
        "huge-chunk.wav",
        wav(VOICE).lyingChunkBefore("LIST", 4, 0xFFFF_FFF0L).build(),
        Reason.CORRUPT);
    refused("unknown-coding.wav", wav(VOICE).claimTag(0x0161).build(), Reason.NOT_AUDIO);
  }

  private void foreign() {
    refused("png.wav", bytes("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR"), Reason.NOT_AUDIO);
    refused("text.wav", bytes("i feel so happy today\n".repeat(99)), Reason.NOT_AUDIO);
    refused("zip.wav", bytes("PK\3\4\24\0\0\0\0\0" + "x".repeat(99)), Reason.NOT_AUDIO);
    refused("pdf.wav", bytes("%PDF-1.7\n1 0 obj\n<< >>\nendobj\n"), Reason.NOT_AUDIO);
    refused("html.wav", bytes("<!doctype html><title>404</title>"), Reason.NOT_AUDIO);
    refused("json.wav", bytes("{\"audio\": [0, 1, 2]}"), Reason.NOT_AUDIO);
    refused("gzip.wav", bytes("\u001f\u008b\b\0\0\0\0\0"), Reason.NOT_AUDIO);
    refused("zeros.wav", new byte[1 << 20], Reason.NOT_AUDIO);
    byte[] random = new byte[1 << 20];
    new SplittableRandom(7).nextBytes(random);
    refused("random.wav", random, Reason.NOT_AUDIO);
  }

  private void playlists() {
    playlist("hls.m3u8", "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n%s\n#EXT-X-ENDLIST\n");
    playlist("hls.wav", "#EXTM3U\n#EXTINF:1,\n%s\n#EXT-X-ENDLIST\n");
    playlist("concat.wav", "ffconcat version 1.0\nfile '%s'\n");
    playlist("pls.wav", "[playlist]\nFile1=%s\nNumberOfEntries=1\n");
    playlist("dash.wav", "<?xml version=\"1.0\"?><MPD><BaseURL>%s</BaseURL></MPD>");
    playlist("xspf.wav", "<?xml version=\"1.0\"?><playlist><location>%s</location></playlist>");
    playlist("sdp.wav", "v=0\nc=IN IP4 127.0.0.1\nm=audio 5004 RTP/AVP 0\na=%s\n");
  }

  private void playlist(String name, String form) {
    refused(name, form.formatted(playlistTarget).getBytes(UTF_8), Reason.NOT_AUDIO);
  }

  private void answered(String name, byte[] bytes) {
    rows.add(new Row(name, bytes, Optional.empty()));
  }

  private void refused(String name, byte[] bytes, Reason reason) {
    rows.add(new Row(name, bytes, Optional.of(reason)));
  }

  private static WavBytes wav(Waveform sound) {
    return WavBytes.of(Encoding.PCM16, sound);
  }

  private static WavBytes floats(Waveform sound) {
    return WavBytes.of(Encoding.FLOAT32, sound);
  }

  /** A voice-like sound at another rate. */
  private static Waveform at(int sampleRate) {
    return Tones.vowel(140, 90, 0.8, sampleRate);
  }

  private static Waveform channels(int count) {
    float[][] channels = new float[count][];
    Arrays.fill(channels, VOICE.samples());
    return new Waveform(channels, VOICE.sampleRate());
  }

  private static Waveform scaled(double factor) {
    return Waveform.mono(Tones.scaled(VOICE.samples(), factor), VOICE.sampleRate());
  }

  private static Waveform shifted(Waveform sound, float offset) {
    float[] samples = sound.samples().clone();
    for (int i = 0; i < samples.length; i++) {
      samples[i] += offset;
    }
    return Waveform.mono(samples, sound.sampleRate());
  }

  private static Waveform with(float sample) {
    float[] samples = VOICE.samples().clone();
    samples[samples.length / 2] = sample;
    return Waveform.mono(samples, VOICE.sampleRate());
  }

  private static byte[] half(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length / 2);
  }

  /** A byte a character. */
  private static byte[] bytes(String text) {
    byte[] bytes = new byte[text.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) text.charAt(i);
    }
    return bytes;
  }
}
