package dev.duet.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The audio files below a folder, in an order that does not depend on the file system. */
final class Recordings {
  private static final Set<String> ENDINGS =
      Set.of("wav", "flac", "aif", "aiff", "mp3", "ogg", "opus", "webm", "m4a");
  private static final int MAX_DEPTH = 8;

  private final Path root;
  private final List<Path> files;

  private Recordings(Path root, List<Path> files) {
    this.root = root;
    this.files = files;
  }

  /**
   * Those below a folder; hidden files and the copies that macOS makes are passed over. The nearest
   * to the top come first, so that of two copies the outer one is met first.
   *
   * @throws CorpusException if the folder cannot be read
   */
  static Recordings below(Path root) {
    try (Stream<Path> walk = Files.walk(root, MAX_DEPTH, FileVisitOption.FOLLOW_LINKS)) {
      return new Recordings(
          root,
          walk.filter(f -> isShown(root.relativize(f)) && ENDINGS.contains(ending(f)))
              .filter(Files::isRegularFile)
              .sorted(
                  Comparator.comparing(Path::getNameCount)
                      .thenComparing(f -> portable(root.relativize(f))))
              .toList());
    } catch (IOException | UncheckedIOException e) {
      throw new CorpusException("Cannot read the folder " + root + ": " + e.getMessage(), e);
    }
  }

  List<Path> files() {
    return files;
  }

  /** The path below the corpus' folder, with {@code /} on every system. */
  String where(Path file) {
    return portable(root.relativize(file));
  }

  /**
   * The samples that the names of the files tell, each recording once.
   *
   * @param label the sample that a file's name tells, empty if the name has not the corpus' form
   * @param form how a name should look, for the finding about one that does not
   * @param findings receives empty, unreadable, doubled and wrongly named files
   */
  List<Sample> labelled(
      Function<Path, Optional<Sample>> label, String form, List<Finding> findings) {
    Map<String, Sample> samples = new LinkedHashMap<>();
    for (Path file : distinct(findings)) {
      Optional<Sample> sample = label.apply(file);
      if (sample.isEmpty()) {
        findings.add(
            new Finding(
                Finding.Kind.UNLABELLED, where(file), "is not named like " + form + "; left out"));
        continue;
      }
      Sample first = samples.putIfAbsent(sample.get().id(), sample.get());
      if (first != null) {
        findings.add(
            new Finding(
                Finding.Kind.DUPLICATE,
                where(file),
                "has the name of %s but other bytes; only that one is kept"
                    .formatted(where(first.audio().orElseThrow()))));
      }
    }
    return List.copyOf(samples.values());
  }

  /** The files without second copies. Only files of one size are compared. */
  private List<Path> distinct(List<Finding> findings) {
    Map<Long, List<Path>> bySize = new HashMap<>();
    List<Path> distinct = new ArrayList<>();
    for (Path file : files) {
      try {
        long size = Files.size(file);
        if (size == 0) {
          findings.add(
              new Finding(Finding.Kind.UNREADABLE, where(file), "is an empty file; left out"));
          continue;
        }
        List<Path> sameSize = bySize.computeIfAbsent(size, key -> new ArrayList<>());
        Optional<Path> original = original(file, sameSize);
        if (original.isPresent()) {
          findings.add(
              new Finding(
                  Finding.Kind.DUPLICATE,
                  where(file),
                  "holds the same bytes as " + where(original.get()) + "; kept once"));
          continue;
        }
        sameSize.add(file);
        distinct.add(file);
      } catch (IOException e) {
        findings.add(
            new Finding(
                Finding.Kind.UNREADABLE,
                where(file),
                "cannot be read (" + e.getMessage() + "); left out"));
      }
    }
    return distinct;
  }

  private static Optional<Path> original(Path file, List<Path> candidates) throws IOException {
    for (Path candidate : candidates) {
      if (Files.mismatch(candidate, file) < 0) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private static boolean isShown(Path relative) {
    for (Path part : relative) {
      String name = part.toString();
      if (name.startsWith(".") || name.equals("__MACOSX")) {
        return false;
      }
    }
    return true;
  }

  /** The file's name without its ending. */
  static String stem(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private static String ending(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static String portable(Path path) {
    return path.toString().replace('\\', '/');
  }
}
