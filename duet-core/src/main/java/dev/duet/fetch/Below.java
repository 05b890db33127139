package dev.duet.fetch;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Names that others chose, kept inside the folder they are meant for. */
final class Below {
  private Below() {}

  /**
   * The path of a name below a folder.
   *
   * @throws FetchException if the name leads elsewhere, or is none
   */
  static Path folder(Path folder, String name) {
    try {
      Path root = folder.toAbsolutePath().normalize();
      Path path = root.resolve(name.replace('\\', '/')).normalize();
      if (path.startsWith(root) && !path.equals(root)) {
        return path;
      }
    } catch (InvalidPathException e) {
      throw new FetchException("Refused a file whose name is no name: " + e.getReason() + ".", e);
    }
    throw new FetchException(
        "Refused the file '%s', whose name leads out of %s.".formatted(name, folder));
  }
}
