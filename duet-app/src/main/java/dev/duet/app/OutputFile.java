package dev.duet.app;

import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a command will write, looked at before the work and not after it. */
final class OutputFile {
  private OutputFile() {}

  /**
   * Checks what can be known beforehand.
   *
   * @throws UserException if a file of this name cannot be written
   */
  static void requireWritable(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file)) {
      throw new UserException(file + ": this is a folder, name a file");
    }
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UserException(file + ": there is no folder for it, make one or name another");
    }
    if (!Files.isWritable(Files.exists(file) ? file : folder)) {
      throw new UserException(file + ": it may not be written, check the permissions");
    }
  }
}
