package dev.duet.store;

import dev.duet.fetch.Download;
import dev.duet.fetch.FetchException;
import dev.duet.fetch.RemoteFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** An archive on a server; fetched whole, read as an {@link OwnArchive}, and deleted. */
record WebArchive(URI address, Download download) implements Source {
  @Override
  public String title() {
    return address.getHost();
  }

  @Override
  public void bring(
      PublishedModel model, List<PublishedFile> files, Path folder, StoreWatcher watcher) {
    Path parcels = folder.resolve("archive");
    RemoteFile remote = new RemoteFile(address, "archive", OptionalLong.empty(), Optional.empty());
    Path archive = download.fetch(remote, parcels, here -> watcher.at("archive", here, 0));
    try {
      new OwnArchive(archive).bring(model, files, folder, watcher);
    } finally {
      delete(parcels);
    }
  }

  private static void delete(Path parcels) {
    try {
      for (String name : List.of("archive", "archive.sha256")) {
        Files.deleteIfExists(parcels.resolve(name));
      }
      Files.deleteIfExists(parcels);
    } catch (IOException e) {
      throw new FetchException(
          "Cannot delete %s: %s; delete it by hand.".formatted(parcels, e.getMessage()), e);
    }
  }
}
