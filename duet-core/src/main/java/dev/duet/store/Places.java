package dev.duet.store;

import java.net.URI;
import java.nio.file.Path;

/**
 * Where the store keeps what it has, and where it gets the rest.
 *
 * @param models the folder of all models
 * @param hubCache the folder in which Hugging Face's own library keeps files
 * @param hub the Hugging Face hub, or a mirror of it
 * @param index the Python package index, or a mirror of it
 */
record Places(Path models, Path hubCache, URI hub, URI index) {
  private static final String HUB = "https://huggingface.co";

  /**
   * As environment variables say: {@code DUET_HOME}, else {@code XDG_CACHE_HOME/duet}, else {@code
   * ~/.cache/duet}; {@code HF_HUB_CACHE}, {@code HF_HOME} and {@code HF_ENDPOINT} as {@code
   * huggingface_hub} reads them; the index as pip is configured.
   *
   * @throws StoreException if one makes no sense
   */
  static Places of(Settings settings) {
    Path cache =
        settings
            .folder("XDG_CACHE_HOME")
            .filter(Path::isAbsolute)
            .orElseGet(() -> settings.home().resolve(".cache"));
    Path own = settings.folder("DUET_HOME").orElseGet(() -> cache.resolve("duet"));
    Path hubCache =
        settings
            .folder("HF_HUB_CACHE")
            .or(() -> settings.folder("HUGGINGFACE_HUB_CACHE"))
            .orElseGet(
                () ->
                    settings
                        .folder("HF_HOME")
                        .orElseGet(() -> cache.resolve("huggingface"))
                        .resolve("hub"));
    return new Places(
        own.toAbsolutePath().normalize().resolve("models"),
        hubCache,
        Settings.server("HF_ENDPOINT", settings.text("HF_ENDPOINT").orElse(HUB)),
        new PipConfiguration(settings).index());
  }
}
