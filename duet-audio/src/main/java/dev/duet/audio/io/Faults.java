package dev.duet.audio.io;

import dev.duet.audio.AudioException;
import dev.duet.audio.AudioException.Reason;
import java.util.Locale;

/** The sentences for what can be wrong with a recording. */
final class Faults {
  private Faults() {}

  static AudioException empty() {
    return new AudioException(Reason.EMPTY, "the recording holds no sound, record it again");
  }

  static AudioException truncated() {
    return new AudioException(
        Reason.TRUNCATED,
        "the recording ends before its header says it should, copy or download it again");
  }

  static AudioException corrupt(String what) {
    return new AudioException(Reason.CORRUPT, what + ", export the recording again");
  }

  static AudioException notAudio(String what) {
    return new AudioException(Reason.NOT_AUDIO, what + ", give a wav, flac, mp3 or ogg file");
  }

  static AudioException notFinite() {
    return new AudioException(
        Reason.NOT_FINITE, "some samples are not numbers (NaN or infinite), record it again");
  }

  static AudioException unreadable(String what) {
    return new AudioException(Reason.UNREADABLE, what);
  }

  static AudioException unreadable(Throwable cause) {
    return new AudioException(
        Reason.UNREADABLE, "the recording could not be read to its end, check its disk", cause);
  }

  static AudioException tooLong(Limits limits) {
    return new AudioException(
        Reason.TOO_LONG,
        String.format(
            Locale.ROOT,
            "the recording is longer than the limit of %.1f s, cut it or raise the limit",
            limits.maxSeconds()));
  }

  static AudioException tooLarge(String what, Limits limits) {
    return new AudioException(
        Reason.TOO_LARGE,
        String.format(
            Locale.ROOT,
            "the %s is larger than the limit of %,d bytes, cut it or raise the limit",
            what,
            limits.maxBytes()));
  }

  /** Requires a sample rate and a channel count that a recording can have. */
  static void requirePlausible(long sampleRate, int channels) {
    if (sampleRate < 1_000 || sampleRate > 768_000) {
      throw corrupt("the header claims a sample rate of " + sampleRate + " Hz");
    }
    if (channels < 1 || channels > 64) {
      throw corrupt("the header claims " + channels + " channels");
    }
  }
}
