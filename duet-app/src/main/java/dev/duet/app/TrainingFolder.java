package dev.duet.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The folder that a training writes to. While it runs, its checkpoints lie there; if they lie there
 * when it starts, it was interrupted and goes on.
 */
final class TrainingFolder {
  private final Path checkpoints;
  private final PrintWriter log;

  /** Makes the folder, and opens its log: anew, or at its end if the training goes on. */
  TrainingFolder(Path folder) throws IOException {
    checkpoints = folder.resolve("checkpoints");
    boolean goesOn = Files.isDirectory(checkpoints);
    Files.createDirectories(checkpoints);
    log =
        new PrintWriter(
            Files.newBufferedWriter(
                folder.resolve("training.jsonl"),
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                goesOn ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING));
  }

  /** Where a training keeps the state of its last epoch. */
  Path checkpoints() {
    return checkpoints;
  }

  /** A JSON line an epoch. */
  PrintWriter log() {
    return log;
  }

  /** Removes the checkpoints: the training has come to its end. */
  void finish() throws IOException {
    log.close();
    try (Stream<Path> paths = Files.walk(checkpoints)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
