package dev.duet.store;

import dev.duet.fetch.Download;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a user names after {@code --from}: a folder, an archive, or the address of either. */
final class OwnSource {
  private static final Pattern ADDRESS = Pattern.compile("(?i)https?://.*");
  private static final Pattern ARCHIVE = Pattern.compile(".*\\.(zip|whl|tar|tgz|tar\\.gz)");

  private OwnSource() {}

  static boolean isAddress(String from) {
    return ADDRESS.matcher(from).matches();
  }

  /**
   * The source of that name.
   *
   * @throws StoreException if there is none
   */
  static Source of(String from, Download download) {
    if (isAddress(from)) {
      URI address = Settings.server("--from", from);
      boolean isArchive =
          ARCHIVE.matcher(String.valueOf(address.getPath()).toLowerCase(Locale.ROOT)).matches();
      return isArchive
          ? new WebArchive(address, download)
          : new WebFolder(URI.create(address + "/"), download);
    }
    Path path = path(from);
    if (Files.isDirectory(path)) {
      return new OwnFolder(path);
    }
    if (Files.isRegularFile(path)) {
      return new OwnArchive(path);
    }
    throw new StoreException("There is no file or folder " + from + "; check --from.");
  }

  private static Path path(String from) {
    try {
      return Path.of(from);
    } catch (InvalidPathException e) {
      throw new StoreException("'" + from + "' is not the name of a file; check --from.", e);
    }
  }
}
