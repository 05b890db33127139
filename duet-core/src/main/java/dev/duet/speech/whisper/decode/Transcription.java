package dev.duet.speech.whisper.decode;

import dev.duet.speech.Segment;
import dev.duet.speech.Transcript;
import dev.duet.speech.TranscriptListener;
import dev.duet.speech.Word;
import dev.duet.speech.whisper.AudioStates;
import dev.duet.speech.whisper.WhisperConfig;
import dev.duet.speech.whisper.WhisperNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One recording on its way through the model, window after window, each from where the one before
 * was understood to, as {@code generate_segments} of faster-whisper.
 */
final class Transcription {
  /** Above it, what was said is too doubtful to lead what follows. */
  private static final double HOTTEST_TO_GO_ON_FROM = 0.5;

  /**
   * A short sound is understood once a passage ends at most so many seconds before its end: with
   * little silence behind it, the model does not always see that there is nothing more to say.
   */
  private static final double ENOUGH = 0.6;

  /** Faster than anybody speaks: a model that has lost the thread would go on to its limit. */
  private static final double MOST_TOKENS_A_SECOND = 10;

  /** Timestamps, punctuation and a word or two. */
  private static final int FEWEST_TOKENS = 16;

  private final WhisperNetwork network;
  private final WhisperConfig config;
  private final WhisperTokens tokens;
  private final WhisperSettings settings;
  private final Recording recording;
  private final WindowDecoder decoder;
  private final WordAligner aligner;
  private final LanguageDetector detector;
  private final List<Segment> heard = new ArrayList<>();
  private OptionalInt language;
  private int[] previous = {};
  private double lastSpeech;

  /**
   * Begins.
   *
   * @param samples mono, at 16 kHz
   */
  Transcription(
      WhisperNetwork network, WhisperTokens tokens, WhisperSettings settings, float[] samples) {
    this.network = network;
    this.config = network.config();
    this.tokens = tokens;
    this.settings = settings;
    this.recording = new Recording(samples, config.mels());
    decoder = new WindowDecoder(network, tokens, settings.beam());
    aligner = new WordAligner(network, tokens);
    detector = new LanguageDetector(network, tokens);
    language = settings.language().map(detector::token).orElse(OptionalInt.empty());
  }

  /** Goes through the recording. */
  Transcript run(TranscriptListener listener) {
    int frames = recording.frames();
    for (int seek = 0; seek < frames; ) {
      Window window = Window.of(recording, seek, config, settings.shortContext());
      List<Segment> segments = new ArrayList<>();
      OptionalInt next = hear(window, seek, segments);
      if (next.isEmpty()) {
        next = hear(Window.of(recording, seek, config, OptionalDouble.empty()), seek, segments);
      }
      seek = next.getAsInt() > seek ? next.getAsInt() : seek + window.frames();
      heard.addAll(segments);
      listener.heard(segments, Math.min(recording.seconds(), (double) seek / Window.FRAME_RATE));
    }
    return new Transcript(heard, code(), recording.seconds());
  }

  private Optional<String> code() {
    if (!config.multilingual()) {
      return Optional.of("en");
    }
    return language.isPresent()
        ? Optional.of(tokens.language(language.getAsInt()))
        : settings.language();
  }

  /**
   * Understands one window.
   *
   * @param seek its first frame
   * @param segments gets what was said
   * @return the frame at which the next window begins; empty if this one was cut short and should
   *     be heard in its whole length
   */
  private OptionalInt hear(Window window, int seek, List<Segment> segments) {
    try (AudioStates sound = network.encode(window.logMel())) {
      language = language.isPresent() ? language : detector.language(sound);
      Prompt prompt = Prompt.of(tokens, language, previous, config.decoder().context());
      Ending ending = ending(window, prompt);
      if (!window.isCutShort()) {
        Decoded decoded = decoder.decode(sound, prompt, ending);
        return OptionalInt.of(take(window, sound, decoded, seek, segments));
      }
      Decoded decoded = decoder.likeliest(sound, prompt, ending);
      return decoded.isUnsure()
          ? OptionalInt.empty()
          : OptionalInt.of(take(window, sound, decoded, seek, segments));
    }
  }

  /** Writes down what was understood of a window; the frame at which the next one begins. */
  private int take(
      Window window, AudioStates sound, Decoded decoded, int seek, List<Segment> segments) {
    double offset = (double) seek / Window.FRAME_RATE;
    if (decoded.isSilence()) {
      return frame(offset + window.seconds());
    }
    Passages passages =
        Passages.of(tokens, decoded.hypothesis().tokens(), offset, window.seconds());
    double end = offset + passages.done();
    List<WordTimes.Timed> timed = new ArrayList<>();
    if (settings.wordTimes()) {
      WordTimes times = wordTimes(window, sound, passages, offset);
      passages.list().forEach(each -> timed.add(times.take(each, textOf(each).length)));
      lastSpeech = times.lastSpeech();
      if (!passages.isClosed() && lastSpeech > offset) {
        end = lastSpeech;
      }
    } else {
      passages.list().forEach(each -> timed.add(new WordTimes.Timed(each, List.of())));
    }
    timed.forEach(each -> segment(each, decoded).ifPresent(segments::add));
    remember(passages, decoded);
    return frame(end);
  }

  private static int frame(double seconds) {
    return (int) Math.round(seconds * Window.FRAME_RATE);
  }

  private Ending ending(Window window, Prompt prompt) {
    int context = config.decoder().context();
    int speakable = FEWEST_TOKENS + (int) (MOST_TOKENS_A_SECOND * window.seconds());
    int room = Math.min(speakable, Math.min(context / 2, context - prompt.tokens().length + 1));
    return window.isCutShort()
        ? new Ending(tokens, tokens.timestamp(window.seconds() - ENOUGH), room)
        : Ending.byTheModel(tokens, room);
  }

  private WordTimes wordTimes(Window window, AudioStates sound, Passages passages, double offset) {
    int[] text =
        passages.list().stream().flatMapToInt(each -> IntStream.of(textOf(each))).toArray();
    List<TimedWord> aligned = aligner.align(sound, language, text, window.positions());
    return new WordTimes(aligned, offset, lastSpeech);
  }

  private int[] textOf(Passage passage) {
    return tokens.textOnly(passage.tokens());
  }

  private Optional<Segment> segment(WordTimes.Timed timed, Decoded decoded) {
    double start = Math.min(timed.passage().start(), recording.seconds());
    double end = Math.min(timed.passage().end(), recording.seconds());
    String text = tokens.text(timed.passage().tokens()).strip();
    if (text.isEmpty() || start >= end) {
      return Optional.empty();
    }
    double confidence = Math.exp(decoded.hypothesis().averageLogProbability());
    return Optional.of(
        new Segment(
            text,
            start,
            end,
            timed.words().stream().map(Transcription::word).toList(),
            OptionalDouble.of(Math.min(1, confidence)),
            OptionalDouble.of(decoded.noSpeech())));
  }

  private static Word word(TimedWord word) {
    return new Word(
        word.text().strip(),
        word.start(),
        Math.max(word.start(), word.end()),
        OptionalDouble.of(Math.min(1, word.probability())));
  }

  private void remember(Passages passages, Decoded decoded) {
    if (!settings.conditionOnPrevious() || decoded.temperature() > HOTTEST_TO_GO_ON_FROM) {
      previous = new int[0];
      return;
    }
    previous =
        Stream.concat(
                Stream.of(previous),
                passages.list().stream()
                    .map(Passage::tokens)
                    .filter(each -> !tokens.text(each).isBlank()))
            .flatMapToInt(IntStream::of)
            .toArray();
  }
}
