package dev.duet.store;

import java.nio.file.Path;
import java.util.List;

/** Where files of a model come from. */
interface Source {
  /** What it is called in sentences, for example {@code huggingface.co}. */
  String title();

  /**
   * Brings files into a folder; each is judged by the checksum that the catalogue has for it, and
   * deleted if it is another. A source that lacks a file leaves it out.
   *
   * @throws dev.duet.fetch.FetchException if that fails; what came before it is kept
   */
  void bring(PublishedModel model, List<PublishedFile> files, Path folder, StoreWatcher watcher);
}
