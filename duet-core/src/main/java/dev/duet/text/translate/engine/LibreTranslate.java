package dev.duet.text.translate.engine;

import dev.duet.fetch.Content;
import dev.duet.fetch.JsonService;
import dev.duet.fetch.JsonService.Question;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** LibreTranslate, a server that anybody can run (docs.libretranslate.com, {@code /translate}). */
public final class LibreTranslate extends HttpTranslator {
  /** Where one listens that was started on this machine. */
  public static final URI HERE = URI.create("http://localhost:5000");

  /** Holds the key, if the server wants one. */
  public static final String KEY = "LIBRETRANSLATE_API_KEY";

  private final URI address;
  private final String key;
  private final JsonService service;

  /**
   * A server.
   *
   * @param base without {@code /translate}
   * @param key empty for a server that wants none
   */
  public LibreTranslate(URI base, String key, JsonService service) {
    super("libretranslate", 32, 30_000);
    this.address = below(base, "/translate");
    this.key = key;
    this.service = service;
  }

  @Override
  List<String> ask(List<String> texts, String from, String to) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("q", texts);
    body.put("source", from);
    body.put("target", to);
    body.put("format", "text");
    if (!key.isEmpty()) {
      body.put("api_key", key);
    }
    Question question =
        new Question(
            address,
            Map.of(),
            Optional.of(Content.json(body)),
            key,
            "set " + KEY + " to a key of that server, or run a server of your own");
    return texts(service.ask(question).path("translatedText"), "");
  }
}
