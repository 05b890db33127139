package dev.duet.store;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The real published models, for slow tests. The first test that asks for one fetches it into the
 * store of whoever runs the tests; where no source can be reached, tests that need it are skipped.
 */
public final class StoredModel {
  private static final Map<String, Object> ANSWERS = new ConcurrentHashMap<>();

  private StoredModel() {}

  /**
   * The folder of a model of the catalogue; skips the calling test if it cannot be had.
   *
   * @param name for example {@code whisper-base}
   */
  public static Path path(String name) {
    Object answer = ANSWERS.computeIfAbsent(name, StoredModel::ask);
    return answer instanceof Path path ? path : abort("skipped: " + answer);
  }

  private static Object ask(String name) {
    // Surefire forbids fetching by a property, so that no test does it unawares; a variable counts.
    Settings settings = new Settings(System::getenv);
    ModelStore store =
        ModelStore.of(Catalogue.standard(), Places.of(settings), ModelStore.PATIENCE);
    try {
      return (settings.isOn("DUET_OFFLINE") ? store.offline() : store)
          .provide(name, StoreWatcher.none());
    } catch (StoreException e) {
      return e.getMessage();
    }
  }
}
