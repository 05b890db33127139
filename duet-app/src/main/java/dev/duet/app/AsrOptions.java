package dev.duet.app;

import dev.duet.speech.SpeechRecogniser;
import dev.duet.speech.service.GoogleRecogniser;
import dev.duet.speech.service.OpenAiRecogniser;
import dev.duet.speech.whisper.decode.WhisperRecogniser;
import dev.duet.speech.whisper.decode.WhisperSettings;
import dev.duet.store.ModelStore;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The options that choose a speech recogniser. A recording is sent to a service only where the user
 * names that service.
 */
final class AsrOptions {
  /** Who is asked if the user names nobody. */
  static final String DEFAULT = "${env:DUET_ASR:-whisper-base}";

  /** The name of no recogniser. */
  static final String NONE = "none";

  private static final String GOOGLE = "google";
  private static final String OPENAI = "openai";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--language",
      paramLabel = "CODE",
      defaultValue = "en",
      description = "Of the speech (default: ${DEFAULT-VALUE}).")
  private String language;

  @Option(
      names = "--asr-model",
      paramLabel = "NAME",
      defaultValue = OpenAiRecogniser.MODEL,
      description = "The model that an openai service shall use (default: ${DEFAULT-VALUE}).")
  private String model;

  @Option(
      names = "--offline",
      description =
          "Fetch no model (DUET_OFFLINE=1 says the same); one that is on this machine is used.")
  private boolean offline;

  /**
   * Opens a recogniser. A model that is not on this machine is fetched, having said so.
   *
   * @param name as {@code --asr} takes it, and not {@code none}
   * @throws dev.duet.store.StoreException if its model cannot be had
   */
  SpeechRecogniser open(String name) {
    if (!language.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")) {
      throw wrong("--language takes a code such as en or en-GB, not '%s'".formatted(language));
    }
    if (name.equals(GOOGLE)) {
      String key =
          environment(GoogleRecogniser.KEY)
              .orElseThrow(
                  () ->
                      new UserException(
                          "google wants a key; put it into the environment variable "
                              + GoogleRecogniser.KEY));
      return new GoogleRecogniser(GoogleRecogniser.HOME, key, language);
    }
    if (name.equals(OPENAI) || name.startsWith(OPENAI + "=")) {
      return openAi(name);
    }
    return whisper(name);
  }

  private SpeechRecogniser whisper(String name) {
    WhisperSettings settings =
        WhisperSettings.DEFAULT.withLanguage(Optional.of(language.split("-", 2)[0]));
    Path folder = Path.of(name);
    if (Files.isDirectory(folder)) {
      return WhisperRecogniser.open(String.valueOf(folder.getFileName()), folder, settings);
    }
    ModelStore store = offline ? ModelStore.standard().offline() : ModelStore.standard();
    if (!name.startsWith("whisper") || store.catalogue().find(name).isEmpty()) {
      throw wrong(
          "--asr takes whisper-base, a folder of a Whisper model, google, openai, openai=URL or none, not '%s'"
              .formatted(name));
    }
    try (FetchLine watcher = new FetchLine(spec.commandLine().getErr())) {
      return WhisperRecogniser.open(name, store.provide(name, watcher), settings);
    }
  }

  private SpeechRecogniser openAi(String name) {
    Optional<String> named =
        name.equals(OPENAI)
            ? environment(OpenAiRecogniser.BASE)
            : Optional.of(name.substring(OPENAI.length() + 1));
    Optional<String> key = environment(OpenAiRecogniser.KEY);
    if (named.isEmpty() && key.isEmpty()) {
      throw new UserException(
          "openai wants a key; put it into the environment variable "
              + OpenAiRecogniser.KEY
              + ", or name another server by --asr openai=URL");
    }
    URI base = named.map(this::address).orElse(OpenAiRecogniser.HOME);
    return new OpenAiRecogniser(base, model, key.orElse(""), Optional.of(language));
  }

  private URI address(String text) {
    try {
      URI address = new URI(text.strip());
      if (address.getHost() != null && String.valueOf(address.getScheme()).matches("https?")) {
        return address;
      }
      throw new URISyntaxException(text, "no address of a server");
    } catch (URISyntaxException e) {
      throw wrong(
          "an openai service has an address such as http://localhost:8000/v1, not '%s'"
              .formatted(text));
    }
  }

  private static Optional<String> environment(String variable) {
    return Optional.ofNullable(System.getenv(variable))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
