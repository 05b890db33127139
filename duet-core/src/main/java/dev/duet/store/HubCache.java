package dev.duet.store;

import dev.duet.fetch.Delivery;
import dev.duet.fetch.FetchException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder in which Hugging Face's own library keeps what other programs fetched: {@code
 * models--OWNER--NAME/snapshots/REVISION/FILE}. It is read and never changed.
 */
record HubCache(Path root) implements Source {
  @Override
  public String title() {
    return root.toString();
  }

  /** Whether it seems to hold every file of a model. */
  boolean holds(PublishedModel model) {
    return model.files().stream().allMatch(file -> holds(model, file));
  }

  private boolean holds(PublishedModel model, PublishedFile file) {
    Path path = path(model, file);
    try {
      return Files.isRegularFile(path)
          && (file.size().isEmpty() || file.size().getAsLong() == Files.size(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path path(PublishedModel model, PublishedFile file) {
    return root.resolve("models--" + model.hub().repository().replace("/", "--"))
        .resolve("snapshots")
        .resolve(model.hub().revision())
        .resolve(file.name());
  }

  @Override
  public void bring(
      PublishedModel model, List<PublishedFile> files, Path folder, StoreWatcher watcher) {
    for (PublishedFile file : files) {
      if (holds(model, file)) {
        bring(file, path(model, file), folder, watcher);
      }
    }
  }

  private static void bring(PublishedFile file, Path path, Path folder, StoreWatcher watcher) {
    try {
      new Delivery(file.at(path.toUri()), folder)
          .link(path, here -> watcher.at(file.name(), here, file.expected()));
    } catch (FetchException e) {
      watcher.say(path + " is not the file that the catalogue names, so it is not used.");
    }
  }
}
