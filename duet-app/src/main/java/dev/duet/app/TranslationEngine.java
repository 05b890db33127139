package dev.duet.app;

import dev.duet.fetch.JsonService;
import dev.duet.fetch.Retry;
import dev.duet.text.translate.Pivot;
import dev.duet.text.translate.Translator;
import dev.duet.text.translate.engine.Apertium;
import dev.duet.text.translate.engine.ApertiumServer;
import dev.duet.text.translate.engine.DeepL;
import dev.duet.text.translate.engine.GoogleTranslate;
import dev.duet.text.translate.engine.LibreTranslate;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that choose a translation engine. */
final class TranslationEngine {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      defaultValue = "apertium",
      description =
          "apertium, apertium-apy (its server), libretranslate, google or deepl (default: ${DEFAULT-VALUE}). Keys come from the environment: LIBRETRANSLATE_API_KEY, GOOGLE_TRANSLATE_API_KEY, DEEPL_AUTH_KEY.")
  private String name;

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description =
          "Where the service listens (default: its official home; localhost for libretranslate and apertium-apy).")
  private URI base;

  @Option(
      names = "--requests-per-second",
      paramLabel = "N",
      defaultValue = "5",
      description = "At most, to a service (default: ${DEFAULT-VALUE}).")
  private double rate;

  /** As the command line calls it. */
  String name() {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Starts the engine for these languages. */
  Translator open(List<Pivot> pivots) {
    return switch (name()) {
      case "apertium" -> Apertium.open(pivots);
      case "apertium-apy" -> new ApertiumServer(at(ApertiumServer.HERE), service());
      case "libretranslate" ->
          new LibreTranslate(
              at(LibreTranslate.HERE), key(LibreTranslate.KEY).orElse(""), service());
      case "google" ->
          new GoogleTranslate(
              at(GoogleTranslate.HOME), requiredKey(GoogleTranslate.KEY), service());
      case "deepl" -> {
        String key = requiredKey(DeepL.KEY);
        yield new DeepL(at(DeepL.home(key)), key, service());
      }
      default ->
          throw wrong(
              "--engine takes apertium, apertium-apy, libretranslate, google or deepl, not '%s'"
                  .formatted(name));
    };
  }

  private JsonService service() {
    if (!(rate > 0 && rate <= 1000)) {
      throw wrong("--requests-per-second takes a number above 0 up to 1000, not " + rate);
    }
    return new JsonService(Retry.DEFAULT, rate);
  }

  private URI at(URI home) {
    if (base == null) {
      return home;
    }
    if (base.getHost() == null || !String.valueOf(base.getScheme()).matches("https?")) {
      throw wrong(
          "--base-url takes an address such as http://localhost:5000, not '%s'".formatted(base));
    }
    return base;
  }

  private static Optional<String> key(String variable) {
    return Optional.ofNullable(System.getenv(variable))
        .map(String::strip)
        .filter(k -> !k.isEmpty());
  }

  private String requiredKey(String variable) {
    return key(variable)
        .orElseThrow(
            () ->
                new UserException(
                    "%s wants a key; put it into the environment variable %s"
                        .formatted(name(), variable)));
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
