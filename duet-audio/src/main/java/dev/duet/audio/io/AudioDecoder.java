package dev.duet.audio.io;

import dev.duet.audio.AudioException;
import dev.duet.audio.AudioException.Reason;
import dev.duet.audio.Waveform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

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

  /**
   * Decodes as much of a file as can be: of a recording that breaks off or is damaged, what is
   * sound in it, and what is wrong with the rest.
   *
   * @throws AudioException if it gives no sound at all, is no recording or beyond the limits
   */
  public Salvage salvage(Path path) {
    SampleBuffer samples = new SampleBuffer(limits);
    AudioException damage = null;
    try (Source source = Source.of(path, limits)) {
      Container container = Container.of(source);
      damage = truncation(container, source);
      try (Ffmpeg ffmpeg = Ffmpeg.open(source, container)) {
        ffmpeg.decode(samples);
      }
    } catch (AudioException e) {
      damage = damage == null || samples.length() > 0 ? e : damage;
    } catch (IOException e) {
      damage = Faults.unreadable(e);
    }
    if (damage != null && (samples.length() == 0 || !Salvage.isPossible(damage))) {
      throw damage;
    }
    return new Salvage(samples.toWaveform(), Optional.ofNullable(damage));
  }

  /** The fault of a file that is cut off, or null; every other fault of its structure is thrown. */
  private static AudioException truncation(Container container, Source source) throws IOException {
    try {
      container.check(source);
      return null;
    } catch (AudioException e) {
      if (e.reason() != Reason.TRUNCATED) {
        throw e;
      }
      return e;
    }
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
