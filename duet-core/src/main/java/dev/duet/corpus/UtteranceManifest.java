package dev.duet.corpus;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Utterances to be answered, without labels: a CSV file whose header names {@code file} (or {@code
 * path}, as in the manifest of a corpus), {@code text} or both, and perhaps {@code speaker}. Other
 * columns are passed over. Relative paths start at the manifest's folder.
 */
public final class UtteranceManifest {
  private static final String FILE = "file";
  private static final String PATH = "path";
  private static final String TEXT = "text";
  private static final String SPEAKER = "speaker";

  private final Path manifest;
  private final String audio;

  private UtteranceManifest(Path manifest, List<String> columns) {
    this.manifest = manifest;
    this.audio = columns.contains(FILE) ? FILE : PATH;
  }

  /**
   * One utterance.
   *
   * @param line of the manifest on which the row ends, from 1
   * @param audio the recording, which may not be there
   * @param text the words
   * @param speaker who speaks
   * @param problem why there is nothing to answer, if there is not; the others are empty then
   */
  public record Row(
      long line,
      Optional<Path> audio,
      Optional<String> text,
      Optional<String> speaker,
      Optional<String> problem) {}

  /**
   * The rows of a manifest in their order. A row that is spoilt says so itself.
   *
   * @throws CorpusException if the file cannot be read, or its header or all of it is wrong
   */
  public static List<Row> read(Path file) {
    Table table = Table.readWithProblems(file, ',');
    requireColumns(file, table.columns());
    if (table.rows().isEmpty()) {
      throw new CorpusException(file + " has no rows below its header.");
    }
    UtteranceManifest manifest = new UtteranceManifest(file, table.columns());
    return table.rows().stream().map(manifest::row).toList();
  }

  private static void requireColumns(Path file, List<String> columns) {
    Set<String> names = new HashSet<>();
    for (String column : columns) {
      if (!names.add(column)) {
        throw new CorpusException(
            "%s, line 1: the header names %s twice; keep one.".formatted(file, column));
      }
    }
    if (names.contains(FILE) && names.contains(PATH)) {
      throw new CorpusException(file + ", line 1: the header names file and path; keep one.");
    }
    if (!names.contains(FILE) && !names.contains(PATH) && !names.contains(TEXT)) {
      throw new CorpusException(
          "%s, line 1: the header must name file, text or both, separated by commas; it names: %s."
              .formatted(file, String.join(", ", columns)));
    }
  }

  private Row row(Table.Row row) {
    Optional<String> problem = row.problem();
    Optional<Path> path = Optional.empty();
    Optional<String> text = row.get(TEXT);
    try {
      path = row.get(audio).map(name -> manifest.toAbsolutePath().resolveSibling(name).normalize());
      if (problem.isEmpty() && path.isEmpty() && text.isEmpty()) {
        problem = Optional.of("the row has neither a file nor a text, give it one or remove it");
      }
    } catch (InvalidPathException e) {
      problem = Optional.of("the row has a path that is no path (" + e.getReason() + ")");
    }
    return problem.isPresent()
        ? new Row(row.line(), Optional.empty(), Optional.empty(), Optional.empty(), problem)
        : new Row(row.line(), path, text, row.get(SPEAKER), problem);
  }
}
