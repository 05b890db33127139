package dev.duet.store;

import dev.duet.fetch.Download;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** A folder on a server, in which each file is found by its name; its address ends with a slash. */
record WebFolder(URI base, Download download) implements Source {
  @Override
  public String title() {
    return base.getHost();
  }

  @Override
  public void bring(
      PublishedModel model, List<PublishedFile> files, Path folder, StoreWatcher watcher) {
    for (PublishedFile file : files) {
      download.fetch(
          file.at(base.resolve(file.name())),
          folder,
          here -> watcher.at(file.name(), here, file.expected()));
    }
  }
}
