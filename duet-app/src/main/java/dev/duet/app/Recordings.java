package dev.duet.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds the recordings that a command line names. */
final class Recordings {
  private static final Set<String> ENDINGS =
      Set.of(
          "wav", "aif", "aiff", "aifc", "flac", "mp3", "ogg", "oga", "opus", "webm", "m4a", "mp4",
          "aac");

  /** What is wrong with a folder in which nothing was found. */
  static final String NONE =
      "no recording in this folder can be read ("
          + String.join(", ", ENDINGS.stream().sorted().toList())
          + "), name another";

  private Recordings() {}

  /**
   * Files as they are named, whatever their ending; of folders every recording below, in the order
   * of their paths. A folder that holds none or cannot be read stays in the list as it is.
   */
  static List<Path> under(List<Path> named) {
    List<Path> recordings = new ArrayList<>();
    for (Path path : named) {
      List<Path> inside = Files.isDirectory(path) ? inside(path) : List.of();
      recordings.addAll(inside.isEmpty() ? List.of(path) : inside);
    }
    return recordings;
  }

  private static List<Path> inside(Path folder) {
    Visitor visitor = new Visitor();
    try {
      Files.walkFileTree(
          folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, visitor);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Collections.sort(visitor.found);
    return visitor.found;
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {
    private final List<Path> found = new ArrayList<>();

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = file.toString().toLowerCase(Locale.ROOT);
      if (attributes.isRegularFile()
          && ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1))) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException e) {
      if (!(e instanceof FileSystemLoopException)) {
        found.add(path);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
