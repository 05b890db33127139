package dev.duet.speech.service;

import com.fasterxml.jackson.databind.JsonNode;
import dev.duet.audio.Waveform;
import dev.duet.audio.io.WavWriter;
import dev.duet.fetch.Content;
import dev.duet.fetch.JsonService;
import dev.duet.fetch.JsonService.Question;
import dev.duet.fetch.RefusedException;
import dev.duet.speech.SpeechException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * OpenAI's transcription API, and whatever speaks it: the servers of faster-whisper and of other
 * makers, and whisper.cpp's in its own dialect.
 *
 * <p>Asked for {@code verbose_json} with the times of words; a model that refuses that form is
 * asked for plain {@code json}.
 */
public final class OpenAiRecogniser extends ServiceRecogniser {
  /** The service's own address. */
  public static final URI HOME = URI.create("https://api.openai.com/v1");

  /** Holds the key. */
  public static final String KEY = "OPENAI_API_KEY";

  /** Holds the address of another service that behaves alike. */
  public static final String BASE = "OPENAI_BASE_URL";

  /** What OpenAI calls the only model of its that gives the times of words. */
  public static final String MODEL = "whisper-1";

  /** A file has at most 25 MB there, and a second is 32,000 bytes. */
  private static final double LONGEST = 600;

  private static final String WHISPER_CPP = "/inference";
  private static final String PATH = "/audio/transcriptions";

  private final URI address;
  private final String model;
  private final String key;
  private final Optional<String> language;
  private final JsonService service;
  private boolean isVerbose = true;

  /**
   * A service.
   *
   * @param base with or without {@code /v1}; or the whole address, ending in {@code
   *     /audio/transcriptions}, or in {@code /inference} for whisper.cpp's server
   * @param model that the service should use; some servers have only one and ignore this
   * @param key empty for a server that wants none
   * @param language of the speech, as {@code en}; else the service finds out
   */
  public OpenAiRecogniser(URI base, String model, String key, Optional<String> language) {
    this(base, model, key, language, patient());
  }

  /** With another patience. */
  OpenAiRecogniser(
      URI base, String model, String key, Optional<String> language, JsonService service) {
    super("openai", LONGEST);
    this.address = address(base);
    this.model = model;
    this.key = key;
    this.language = language;
    this.service = service;
  }

  private static URI address(URI base) {
    String path = Optional.ofNullable(base.getPath()).orElse("").replaceAll("/+$", "");
    if (path.endsWith(PATH) || path.endsWith(WHISPER_CPP)) {
      return below(base, "");
    }
    return below(base, path.endsWith("/v1") ? PATH : "/v1" + PATH);
  }

  @Override
  Reply ask(Waveform sound) {
    byte[] file = wav(sound);
    JsonNode answer;
    if (isVerbose) {
      try {
        answer = service.ask(question(file, true));
      } catch (RefusedException e) {
        if (e.status() != 400) {
          throw e;
        }
        answer = service.ask(question(file, false));
        isVerbose = false;
      }
    } else {
      answer = service.ask(question(file, false));
    }
    return VerboseJson.reply(answer, sound.seconds())
        .orElseThrow(
            () ->
                new SpeechException(
                    address + " answers, but sends no transcript: is it the service meant?"));
  }

  private Question question(byte[] file, boolean verbose) {
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    fields.add(Map.entry("model", model));
    language.ifPresent(code -> fields.add(Map.entry("language", code)));
    fields.add(Map.entry("temperature", "0"));
    fields.add(Map.entry("response_format", verbose ? "verbose_json" : "json"));
    if (verbose && address.getPath().endsWith(PATH)) {
      fields.add(Map.entry("timestamp_granularities[]", "word"));
      fields.add(Map.entry("timestamp_granularities[]", "segment"));
    }
    return new Question(
        address,
        key.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + key),
        Optional.of(Content.multipart(fields, "speech.wav", "audio/wav", file)),
        key,
        "check the key in " + KEY);
  }

  private static byte[] wav(Waveform sound) {
    ByteArrayOutputStream file = new ByteArrayOutputStream(2 * sound.length() + 64);
    try {
      WavWriter.write(sound, WavWriter.Encoding.PCM16, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }
}
