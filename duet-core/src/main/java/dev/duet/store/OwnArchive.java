package dev.duet.store;

import dev.duet.fetch.Delivery;
import dev.duet.fetch.FetchException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An archive that holds a model's files by their names, in whatever folder. Nothing else of it is
 * unpacked, and no name in it decides where something is written.
 */
record OwnArchive(Path file) implements Source {
  @Override
  public String title() {
    return file.toString();
  }

  @Override
  public void bring(
      PublishedModel model, List<PublishedFile> files, Path folder, StoreWatcher watcher) {
    try {
      Map<String, PublishedFile> chosen = choose(files);
      Archive.read(
          file,
          (name, content) -> {
            PublishedFile wanted = chosen.get(name);
            if (wanted != null) {
              new Delivery(wanted.at(file.toUri()), folder)
                  .join(
                      List.of(content), here -> watcher.at(wanted.name(), here, wanted.expected()));
            }
          });
    } catch (IOException e) {
      throw new FetchException(
          "%s cannot be read as zip, tar or tar.gz: %s; take it again."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /** For each file the entry of its name that lies least deep. */
  private Map<String, PublishedFile> choose(List<PublishedFile> files) throws IOException {
    Map<PublishedFile, String> best = new HashMap<>();
    Archive.read(
        file,
        (name, content) -> {
          String last = name.substring(name.lastIndexOf('/') + 1);
          Optional<PublishedFile> named =
              files.stream().filter(f -> f.name().equals(last)).findFirst();
          named.ifPresent(
              f -> best.merge(f, name, (old, next) -> depth(next) < depth(old) ? next : old));
        });
    Map<String, PublishedFile> chosen = new HashMap<>();
    best.forEach((wanted, name) -> chosen.put(name, wanted));
    return chosen;
  }

  private static long depth(String name) {
    return name.chars().filter(c -> c == '/').count();
  }
}
