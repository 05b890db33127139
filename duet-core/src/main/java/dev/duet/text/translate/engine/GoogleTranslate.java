package dev.duet.text.translate.engine;

import dev.duet.fetch.Content;
import dev.duet.fetch.JsonService;
import dev.duet.fetch.JsonService.Question;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Google Cloud Translation, Basic edition (v2). Its default format is HTML, in which apostrophes
 * come back as entities, so text is asked for.
 */
public final class GoogleTranslate extends HttpTranslator {
  /** The service's own address. */
  public static final URI HOME = URI.create("https://translation.googleapis.com");

  /** Holds the key. */
  public static final String KEY = "GOOGLE_TRANSLATE_API_KEY";

  private static final int MOST_TEXTS = 128;

  private final URI address;
  private final String key;
  private final JsonService service;

  /**
   * The service.
   *
   * @param base {@link #HOME}, or another that behaves alike
   * @param key sent in the query, where this edition wants it
   */
  public GoogleTranslate(URI base, String key, JsonService service) {
    super("google", MOST_TEXTS, 30_000);
    this.address =
        below(base, "/language/translate/v2?key=" + URLEncoder.encode(key, StandardCharsets.UTF_8));
    this.key = key;
    this.service = service;
  }

  @Override
  List<String> ask(List<String> texts, String from, String to) {
    Question question =
        new Question(
            address,
            Map.of(),
            Optional.of(
                Content.json(Map.of("q", texts, "source", from, "target", to, "format", "text"))),
            key,
            "check the key in " + KEY + ", and that it may use Cloud Translation");
    return texts(service.ask(question).at("/data/translations"), "translatedText");
  }
}
