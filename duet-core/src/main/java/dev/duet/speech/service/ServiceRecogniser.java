package dev.duet.speech.service;

import dev.duet.audio.Waveform;
import dev.duet.audio.resample.Resampler;
import dev.duet.fetch.FetchException;
import dev.duet.fetch.JsonService;
import dev.duet.fetch.Retry;
import dev.duet.speech.Segment;
import dev.duet.speech.SpeechException;
import dev.duet.speech.SpeechRecogniser;
import dev.duet.speech.Transcript;
import dev.duet.speech.TranscriptListener;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A service that takes 16-bit samples of one channel at 16 kHz, of a limited length a request. */
abstract sealed class ServiceRecogniser implements SpeechRecogniser
    permits GoogleRecogniser, OpenAiRecogniser {
  /** Hz; what services of speech recommend. */
  static final int RATE = SAMPLE_RATE;

  private final String name;
  private final double longest;

  /**
   * A service.
   *
   * @param name as users call it
   * @param longest seconds of sound in a request
   */
  ServiceRecogniser(String name, double longest) {
    this.name = name;
    this.longest = longest;
  }

  /** A connection with the patience that recognising speech takes. */
  static JsonService patient() {
    return new JsonService(new Retry(4, Duration.ofSeconds(1), Duration.ofMinutes(3)), 10);
  }

  /**
   * Asks for the words of a sound that is short enough.
   *
   * @param sound of one channel at {@link #RATE}
   * @throws FetchException if the service does not answer
   * @throws SpeechException if its answer is none
   */
  abstract Reply ask(Waveform sound);

  @Override
  public String name() {
    return name;
  }

  @Override
  public Transcript transcribe(Waveform sound, TranscriptListener listener) {
    Waveform mono = sound.toMono();
    Waveform sent =
        Waveform.mono(Resampler.resample(mono.samples(), mono.sampleRate(), RATE), RATE);
    List<Segment> segments = new ArrayList<>();
    Optional<String> language = Optional.empty();
    try {
      for (Pieces.Piece piece : Pieces.of(sent, longest)) {
        Reply reply = ask(piece.sound()).later(piece.start());
        segments.addAll(reply.segments());
        language = language.or(reply::language);
        listener.heard(reply.segments(), piece.start() + piece.sound().seconds());
      }
    } catch (FetchException e) {
      throw new SpeechException(e.getMessage(), e);
    }
    return new Transcript(segments, language, sound.seconds());
  }

  /** A path below the address at which a service listens. */
  static URI below(URI base, String path) {
    return URI.create(base.toString().replaceAll("/+$", "") + path);
  }

  @Override
  public void close() {
    // Connections are the client's and end with it.
  }
}
