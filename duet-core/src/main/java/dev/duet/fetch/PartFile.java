package dev.duet.fetch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * What has come of a file so far: {@code NAME.part}, and in {@code NAME.part.etag} the server's
 * word for that version of it, so that a later run can ask for the rest of the same. The file gets
 * its name only when it is whole.
 *
 * <p>Every fault of the disk is a {@link FetchException}.
 */
final class PartFile {
  private final Path target;
  private final Path part;
  private final Path version;

  PartFile(Path target) {
    this.target = target;
    this.part = target.resolveSibling(target.getFileName() + ".part");
    this.version = target.resolveSibling(target.getFileName() + ".part.etag");
  }

  Path path() {
    return part;
  }

  long size() {
    return local(() -> Files.exists(part) ? Files.size(part) : 0L);
  }

  /** The strong ETag or the date of the version that was begun. */
  Optional<String> version() {
    return local(
        () -> Files.exists(version) ? Optional.of(Files.readString(version)) : Optional.empty());
  }

  /** Throws away what has come, to begin with a version. */
  void begin(Optional<String> newVersion) {
    delete();
    newVersion.ifPresent(v -> local(() -> Files.writeString(version, v)));
  }

  OutputStream append() {
    return local(
        () -> Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  /** Refuses what will not fit, before it is begun. */
  void requireSpace(long bytes) {
    long free = local(() -> Files.getFileStore(target.getParent()).getUsableSpace());
    if (bytes > free) {
      throw new FetchException(
          "%s needs %d MB, and the disk of %s has %d MB free; make room or choose another folder."
              .formatted(
                  target.getFileName(), bytes >> 20, target.getParent(), Math.max(0, free >> 20)));
    }
  }

  void delete() {
    local(() -> Files.deleteIfExists(part));
    local(() -> Files.deleteIfExists(version));
  }

  void becomeWhole() {
    local(
        () -> {
          try {
            return Files.move(
                part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
          } catch (AtomicMoveNotSupportedException e) {
            return Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
          }
        });
    local(() -> Files.deleteIfExists(version));
  }

  /** Something done to the disk. */
  interface DiskAction<T> {
    T run() throws IOException;
  }

  <T> T local(DiskAction<T> action) {
    try {
      return action.run();
    } catch (IOException e) {
      throw new FetchException(
          "Cannot write %s: %s. Mend that and run it again; it goes on where it stopped."
              .formatted(part, e.getMessage()),
          e);
    }
  }
}
