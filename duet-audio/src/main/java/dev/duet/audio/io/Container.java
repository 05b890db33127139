package dev.duet.audio.io;

import dev.duet.audio.AudioException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The kind of file, by its first bytes, and the check of its structure before it is decoded: FFmpeg
 * forgives headers that promise more than there is, or what cannot be.
 */
enum Container {
  WAV,
  AIFF,
  FLAC,
  OGG,
  MATROSKA,
  MP4,
  /** MP3, AAC, or no recording at all. */
  UNKNOWN;

  static Container of(Source source) throws IOException {
    ByteBuffer bytes = source.bytes(0, 12);
    String head = StandardCharsets.ISO_8859_1.decode(bytes).toString();
    if (head.matches("(?s)(RIFF|RF64|BW64)....WAVE")) {
      return WAV;
    }
    if (head.matches("(?s)FORM....AIF[FC]")) {
      return AIFF;
    }
    if (head.startsWith("fLaC")) {
      return FLAC;
    }
    if (head.startsWith("OggS")) {
      return OGG;
    }
    if (head.startsWith("\u001AE\u00DF\u00A3")) {
      return MATROSKA;
    }
    return head.startsWith("ftyp", 4) ? MP4 : UNKNOWN;
  }

  /**
   * Checks what can be checked without decoding.
   *
   * @throws AudioException if the recording is empty, truncated or contradicts itself
   */
  void check(Source source) throws IOException {
    switch (this) {
      case WAV -> WavHeader.check(source);
      case AIFF -> AiffHeader.check(source);
      case OGG -> OggPages.check(source);
      case MP4 -> Mp4Boxes.check(source);
      case FLAC, MATROSKA, UNKNOWN -> {}
    }
  }

  /** Whether {@link #check} has compared the length that the header promises with the bytes. */
  boolean checksLength() {
    return this == WAV || this == AIFF;
  }
}
