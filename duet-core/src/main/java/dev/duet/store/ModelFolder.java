package dev.duet.store;

import dev.duet.fetch.Delivery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A model's files in the store: {@code MODELS/NAME/REVISION/FILE}. A file gets its name only after
 * its checksum was found right, so that later its presence and size are enough to go by.
 */
record ModelFolder(PublishedModel model, Path models) {

  /** Of all revisions. */
  Path root() {
    return models.resolve(model.name());
  }

  Path path() {
    return root().resolve(model.hub().revision());
  }

  boolean isComplete() {
    return missing().isEmpty();
  }

  /** Files that are not there, or not whole. */
  List<PublishedFile> missing() {
    return model.files().stream().filter(file -> !isThere(file)).toList();
  }

  private boolean isThere(PublishedFile file) {
    Path path = path().resolve(file.name());
    try {
      return Files.isRegularFile(path)
          && (file.size().isEmpty() || file.size().getAsLong() == Files.size(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is true of each file, by its checksum. */
  List<FileState> states() {
    return model.files().stream().map(file -> new FileState(file, state(file))).toList();
  }

  private FileState.Kind state(PublishedFile file) {
    Path path = path().resolve(file.name());
    if (!Files.exists(path)) {
      return FileState.Kind.MISSING;
    }
    if (!new Delivery(file.at(path.toUri()), path()).isHere()) {
      return FileState.Kind.DAMAGED;
    }
    return file.sha256().isPresent() ? FileState.Kind.SOUND : FileState.Kind.AS_FIRST_FETCHED;
  }

  /** Deletes what is damaged, so that it is missing. */
  List<PublishedFile> discardDamaged() {
    List<PublishedFile> damaged =
        states().stream()
            .filter(state -> state.kind() == FileState.Kind.DAMAGED)
            .map(FileState::file)
            .toList();
    for (PublishedFile file : damaged) {
      try {
        Files.delete(path().resolve(file.name()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return damaged;
  }

  /** Deletes all revisions; whether there was anything. */
  boolean delete() {
    if (!Files.exists(root())) {
      return false;
    }
    try (Stream<Path> paths = Files.walk(root())) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
