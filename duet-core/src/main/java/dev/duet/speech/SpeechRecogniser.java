package dev.duet.speech;

import dev.duet.audio.Waveform;

/**
 * Hears the words of recordings. Not thread-safe; may hold native memory or connections, so close
 * it.
 */
public interface SpeechRecogniser extends AutoCloseable {

  /** Rate, in Hz, at which every recogniser listens; a recording of this rate is not resampled. */
  int SAMPLE_RATE = 16_000;

  /** What users call it: {@code whisper-base}, {@code google}, ... */
  String name();

  /**
   * The words of one recording, of any rate, length and number of channels. A sound without speech
   * has a transcript without words.
   *
   * @param sound the recording
   * @param listener told of each stretch as soon as it is heard
   * @throws SpeechException if the recogniser cannot answer; what the listener was told stays true
   */
  Transcript transcribe(Waveform sound, TranscriptListener listener);

  /** {@link #transcribe(Waveform, TranscriptListener)} with nobody listening. */
  default Transcript transcribe(Waveform sound) {
    return transcribe(sound, (segments, seconds) -> {});
  }

  @Override
  void close();
}
