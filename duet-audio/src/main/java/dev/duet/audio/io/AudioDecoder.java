package dev.duet.audio.io;

import dev.duet.audio.AudioException;
import dev.duet.audio.Waveform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Reads recordings: wav, AIFF, FLAC, MP3, Ogg (Vorbis, Opus), WebM (Opus), M4A (AAC). The content
 * decides, the name does not matter.
 *
 * <p>Samples come at the native rate, scaled as soundfile scales them, so as {@code
 * librosa.load(path, sr=None, mono=False)} gives them. Video and cover art are passed over. Every
 * fault of a recording is an {@link AudioException}. Thread-safe.
 *
 * <pre>{@code
 * Waveform sound = new AudioDecoder().decode(Path.of("clip.wav"));
 * Waveform mono = new AudioDecoder(new Limits(30, 10 << 20)).decodeMono(uploaded);
 * }</pre>
 */
public final class AudioDecoder {
  private final Limits limits;

  /** A decoder with {@link Limits#DEFAULT}. */
  public AudioDecoder() {
    this(Limits.DEFAULT);
  }

  /** A decoder that refuses what is beyond the limits. */
  public AudioDecoder(Limits limits) {
    this.limits = limits;
  }

  /**
   * Decodes a file.
   *
   * @return all channels at the native sample rate, at least one sample
   * @throws AudioException if it cannot be read, is no recording, is damaged or beyond the limits
   */
  public Waveform decode(Path path) {
    return decode(() -> Source.of(path, limits));
  }

  /** As {@link #decode(Path)}, from the rest of a stream, which stays open. */
  public Waveform decode(InputStream stream) {
    return decode(() -> Source.of(stream, limits));
  }

  /** As {@link #decode(Path)}, from the bytes of a file. */
  public Waveform decode(byte[] bytes) {
    return decode(() -> Source.of(bytes, limits));
  }

  /** As {@link #decode(Path)}, the channels mixed into one. */
  public Waveform decodeMono(Path path) {
    return decode(path).toMono();
  }

  /** As {@link #decode(InputStream)}, the channels mixed into one. */
  public Waveform decodeMono(InputStream stream) {
    return decode(stream).toMono();
  }

  /** As {@link #decode(byte[])}, the channels mixed into one. */
  public Waveform decodeMono(byte[] bytes) {
    return decode(bytes).toMono();
  }

  private Waveform decode(Opening opening) {
    SampleBuffer samples = new SampleBuffer(limits);
    try (Source source = opening.open()) {
      Container container = Container.of(source);
      container.check(source);
      try (Ffmpeg ffmpeg = Ffmpeg.open(source, container)) {
        ffmpeg.decode(samples);
      }
    } catch (IOException e) {
      throw Faults.unreadable(e);
    }
    return samples.toWaveform();
  }

  /** Opens what is to be decoded. */
  private interface Opening {
    Source open() throws IOException;
  }
}
