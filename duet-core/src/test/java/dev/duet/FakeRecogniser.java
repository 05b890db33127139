package dev.duet;

import dev.duet.audio.Waveform;
import dev.duet.speech.Segment;
import dev.duet.speech.SpeechRecogniser;
import dev.duet.speech.Transcript;
import dev.duet.speech.TranscriptListener;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Hears the same words in everything. */
public final class FakeRecogniser implements SpeechRecogniser {
  private final String words;
  private final double confidence;
  private int asked;
  private int sampleRate;
  private boolean isClosed;

  /** Words, none if blank. */
  public FakeRecogniser(String words, double confidence) {
    this.words = words;
    this.confidence = confidence;
  }

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public Transcript transcribe(Waveform sound, TranscriptListener listener) {
    asked++;
    sampleRate = sound.sampleRate();
    Segment segment =
        new Segment(
            words,
            0,
            sound.seconds(),
            List.of(),
            OptionalDouble.of(confidence),
            OptionalDouble.empty());
    List<Segment> segments = words.isBlank() ? List.of() : List.of(segment);
    listener.heard(segments, sound.seconds());
    return new Transcript(segments, Optional.of("en"), sound.seconds());
  }

  /** How often it was asked. */
  public int asked() {
    return asked;
  }

  /** Of the last sound it was given, in Hz. */
  public int sampleRate() {
    return sampleRate;
  }

  public boolean isClosed() {
    return isClosed;
  }

  @Override
  public void close() {
    isClosed = true;
  }
}
