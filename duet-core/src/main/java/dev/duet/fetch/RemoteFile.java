package dev.duet.fetch;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file to fetch.
 *
 * @param address where it is
 * @param name what to call it here, below the folder it goes to, with {@code /} between folders
 * @param size in bytes, if its home says so
 * @param checksum of its bytes, if its home says so
 */
public record RemoteFile(URI address, String name, OptionalLong size, Optional<Checksum> checksum) {

  /**
   * Where it goes below a folder.
   *
   * @throws FetchException if its name leads out of the folder
   */
  public Path below(Path folder) {
    return Below.folder(folder, name);
  }
}
