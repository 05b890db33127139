package dev.duet.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the recordings that a command line names. */
final class Recordings {
  private static final Set<String> ENDINGS =
      Set.of(
          "wav", "aif", "aiff", "aifc", "flac", "mp3", "ogg", "oga", "opus", "webm", "m4a", "mp4",
          "aac");

  private Recordings() {}

  /**
   * Files as they are named, whatever their ending; of folders every recording below, in the order
   * of their paths.
   *
   * @throws UserException if a folder cannot be read or holds no recording
   */
  static List<Path> under(List<Path> named) {
    List<Path> recordings = new ArrayList<>();
    for (Path path : named) {
      if (Files.isDirectory(path)) {
        recordings.addAll(inside(path));
      } else {
        recordings.add(path);
      }
    }
    return recordings;
  }

  private static List<Path> inside(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      List<Path> found = paths.filter(Recordings::isRecording).sorted().toList();
      if (found.isEmpty()) {
        throw new UserException(
            folder
                + " holds no recording ("
                + String.join(", ", ENDINGS.stream().sorted().toList())
                + ")");
      }
      return found;
    } catch (IOException e) {
      throw new UserException(folder + " cannot be read; check its permissions", e);
    }
  }

  private static boolean isRecording(Path path) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1)) && Files.isRegularFile(path);
  }
}
