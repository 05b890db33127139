package dev.duet.store;

import dev.duet.fetch.Download;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The Hugging Face hub: {@code BASE/REPOSITORY/resolve/REVISION/FILE}. */
record Hub(URI base, Download download) implements Source {
  @Override
  public String title() {
    return base.getHost();
  }

  @Override
  public void bring(
      PublishedModel model, List<PublishedFile> files, Path folder, StoreWatcher watcher) {
    String revision =
        "%s/%s/resolve/%s/".formatted(base, model.hub().repository(), model.hub().revision());
    new WebFolder(URI.create(revision), download).bring(model, files, folder, watcher);
  }
}
