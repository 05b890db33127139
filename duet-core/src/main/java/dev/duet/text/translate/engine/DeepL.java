package dev.duet.text.translate.engine;

import dev.duet.fetch.Content;
import dev.duet.fetch.JsonService;
import dev.duet.fetch.JsonService.Question;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** DeepL's API (developers.deepl.com, {@code /v2/translate}). */
public final class DeepL extends HttpTranslator {
  /** Holds the key. */
  public static final String KEY = "DEEPL_AUTH_KEY";

  private static final URI HOME = URI.create("https://api.deepl.com");
  private static final URI FREE_HOME = URI.create("https://api-free.deepl.com");
  private static final int MOST_TEXTS = 50;

  /** A body may have 128 KiB; quotes and escapes take their part. */
  private static final int MOST_BYTES = 60_000;

  private final URI address;
  private final String key;
  private final JsonService service;

  /**
   * The service.
   *
   * @param base the {@link #home} of the key, or another that behaves alike
   */
  public DeepL(URI base, String key, JsonService service) {
    super("deepl", MOST_TEXTS, MOST_BYTES);
    this.address = below(base, "/v2/translate");
    this.key = key;
    this.service = service;
  }

  /** The host of a key's plan: keys of the free plan end in {@code :fx} and have their own. */
  public static URI home(String key) {
    return key.endsWith(":fx") ? FREE_HOME : HOME;
  }

  @Override
  String code(String language) {
    return upper(language);
  }

  @Override
  List<String> ask(List<String> texts, String from, String to) {
    Question question =
        new Question(
            address,
            Map.of("Authorization", "DeepL-Auth-Key " + key),
            Optional.of(
                Content.json(
                    Map.of(
                        "text",
                        texts,
                        "source_lang",
                        from,
                        "target_lang",
                        // As a target, plain EN is deprecated.
                        to.equals("EN") ? "EN-US" : to))),
            key,
            "check the key in " + KEY);
    return texts(service.ask(question).path("translations"), "text");
  }
}
