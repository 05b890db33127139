package dev.duet.app;

import dev.duet.store.ModelStore;
import picocli.CommandLine.Option;

/** The option that forbids fetching models. */
final class OfflineOption {
  @Option(
      names = "--offline",
      description = "Fetch nothing, use only what is here; DUET_OFFLINE=1 says the same.")
  private boolean offline;

  /** The store of published models, which fetches unless that is forbidden. */
  ModelStore store() {
    ModelStore store = ModelStore.standard();
    return offline ? store.offline() : store;
  }
}
