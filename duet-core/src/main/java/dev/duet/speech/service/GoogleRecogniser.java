package dev.duet.speech.service;

import com.fasterxml.jackson.databind.JsonNode;
import dev.duet.audio.Waveform;
import dev.duet.fetch.Content;
import dev.duet.fetch.JsonService;
import dev.duet.fetch.JsonService.Question;
import dev.duet.fetch.RefusedException;
import dev.duet.speech.Segment;
import dev.duet.speech.SpeechException;
import dev.duet.speech.Word;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Google Cloud Speech-to-Text v1 over REST, the recogniser of the original study.
 *
 * <p>Up to a minute is one {@code speech:recognize}; more is a {@code speech:longrunningrecognize},
 * asked after until it is done. Where the service takes no longer sound than a minute from outside
 * its own storage, as its present limits say, it gets the recording in pieces of less.
 */
public final class GoogleRecogniser extends ServiceRecogniser {
  /** The service's own address. */
  public static final URI HOME = URI.create("https://speech.googleapis.com");

  /** Holds the key. */
  public static final String KEY = "GOOGLE_API_KEY";

  /** A request has at most 10 MB, a second is 32,000 bytes, and Base64 makes 4 of 3. */
  private static final double LONGEST = 200;

  private static final double A_MINUTE = 60;
  private static final double LESS_THAN_A_MINUTE = 55;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

  private final URI base;
  private final String key;
  private final String language;
  private final JsonService service;
  private final Duration pause;
  private boolean takesLongSounds = true;

  /**
   * The service.
   *
   * @param base {@link #HOME}, or another that behaves alike
   * @param key sent in the query, where this service wants it
   * @param language of the speech, as {@code en-US} or {@code en}
   */
  public GoogleRecogniser(URI base, String key, String language) {
    this(base, key, language, patient(), Duration.ofSeconds(1));
  }

  /** With another patience; the pause is the first between two looks at a long operation. */
  GoogleRecogniser(URI base, String key, String language, JsonService service, Duration pause) {
    super("google", LONGEST);
    this.base = base;
    this.key = key;
    this.language = language.equals("en") ? "en-US" : language;
    this.service = service;
    this.pause = pause;
  }

  @Override
  Reply ask(Waveform sound) {
    if (sound.seconds() <= A_MINUTE) {
      return reply(service.ask(question("/v1/speech:recognize", sound)), sound.seconds());
    }
    if (takesLongSounds) {
      try {
        return reply(operation(sound), sound.seconds());
      } catch (RefusedException e) {
        if (e.status() != 400) {
          throw e;
        }
        takesLongSounds = false;
      }
    }
    List<Segment> segments = new ArrayList<>();
    for (Pieces.Piece piece : Pieces.of(sound, LESS_THAN_A_MINUTE)) {
      segments.addAll(ask(piece.sound()).later(piece.start()).segments());
    }
    return new Reply(segments, Optional.of(language));
  }

  private JsonNode operation(Waveform sound) {
    JsonNode operation = service.ask(question("/v1/speech:longrunningrecognize", sound));
    String name = operation.path("name").asText();
    if (!name.matches("[\\w.-]+")) {
      throw new SpeechException(
          "google accepts the recording and does not say what to ask for; ask it again later.");
    }
    Duration waited = Duration.ZERO;
    for (Duration wait = pause;
        !operation.path("done").asBoolean();
        wait = shorter(wait.multipliedBy(2), LONGEST_PAUSE)) {
      if (waited.compareTo(LONGEST_WAIT) > 0) {
        throw new SpeechException(
            "google has not finished the recording in %d minutes; ask it again later."
                .formatted(LONGEST_WAIT.toMinutes()));
      }
      sleep(wait);
      waited = waited.plus(wait);
      operation = service.ask(question("/v1/operations/" + name, Optional.empty()));
    }
    if (operation.has("error")) {
      String words =
          operation.at("/error/message").asText("no reason given").replace(key, "(the key)");
      throw new SpeechException(
          "google could not transcribe the recording: \"%s\".".formatted(words));
    }
    return operation.path("response");
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SpeechException("Interrupted while google was at work.", e);
    }
  }

  private Question question(String path, Waveform sound) {
    Map<String, Object> config =
        Map.of(
            "encoding",
            "LINEAR16",
            "sampleRateHertz",
            RATE,
            "languageCode",
            language,
            "maxAlternatives",
            1,
            "enableAutomaticPunctuation",
            true,
            "enableWordTimeOffsets",
            true);
    Map<String, Object> audio = Map.of("content", Base64.getEncoder().encodeToString(pcm(sound)));
    return question(path, Optional.of(Content.json(Map.of("config", config, "audio", audio))));
  }

  private Question question(String path, Optional<Content> content) {
    return new Question(
        below(base, path + "?key=" + URLEncoder.encode(key, StandardCharsets.UTF_8)),
        Map.of(),
        content,
        key,
        "check the key in " + KEY + ", and that it may use Cloud Speech-to-Text");
  }

  /** 16-bit samples, little-endian, without a header. */
  private static byte[] pcm(Waveform sound) {
    float[] samples = sound.samples();
    ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float sample : samples) {
      bytes.putShort((short) Math.round(Math.max(-1, Math.min(1, sample)) * Short.MAX_VALUE));
    }
    return bytes.array();
  }

  /** Where nobody speaks there are no {@code results}. */
  private Reply reply(JsonNode response, double seconds) {
    List<Segment> segments = new ArrayList<>();
    double end = 0;
    for (JsonNode result : response.path("results")) {
      JsonNode best = result.at("/alternatives/0");
      String text = best.path("transcript").asText("");
      List<Word> words = words(best.path("words"));
      double start = words.isEmpty() ? end : words.get(0).start();
      double stated = words.isEmpty() ? seconds(result.path("resultEndTime")) : last(words).end();
      end = stated > 0 ? stated : seconds;
      if (!text.isBlank()) {
        segments.add(
            Reply.segment(text, start, end, words, confidence(best), OptionalDouble.empty()));
      }
    }
    return new Reply(segments, Optional.of(language));
  }

  private static List<Word> words(JsonNode words) {
    List<Word> list = new ArrayList<>();
    for (JsonNode word : words) {
      String text = word.path("word").asText("");
      if (!text.isBlank()) {
        list.add(
            Reply.word(
                text,
                seconds(word.path("startTime")),
                seconds(word.path("endTime")),
                confidence(word)));
      }
    }
    return list;
  }

  private static Word last(List<Word> words) {
    return words.get(words.size() - 1);
  }

  /** Zero says that the service has not said it. */
  private static OptionalDouble confidence(JsonNode of) {
    OptionalDouble stated = Reply.probability(of.path("confidence"));
    return stated.orElse(0) > 0 ? stated : OptionalDouble.empty();
  }

  /** A duration as {@code 1.500s}; 0, which services leave out, if it is none. */
  private static double seconds(JsonNode duration) {
    String text = duration.asText("");
    return text.matches("\\d{1,9}(\\.\\d{1,9})?s")
        ? Double.parseDouble(text.substring(0, text.length() - 1))
        : 0;
  }
}
