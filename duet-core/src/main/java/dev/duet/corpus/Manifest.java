package dev.duet.corpus;

import dev.duet.emotion.Emotion;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A user's own data: a CSV file whose header names {@code emotion}, at least one of {@code path}
 * and {@code text}, and perhaps {@code speaker} and {@code split}. Relative paths start at the
 * manifest's folder.
 */
final class Manifest {
  private static final Set<String> COLUMNS = Set.of("path", "text", "emotion", "speaker", "split");
  private static final int LINES_NAMED = 5;

  private final Path file;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Sample> samples = new ArrayList<>();
  private final Map<String, List<Long>> unknownEmotions = new TreeMap<>();

  private Manifest(Path file) {
    this.file = file;
  }

  /**
   * Loads the samples of a manifest; recordings that are listed but not there are reported and left
   * out.
   *
   * @throws CorpusException naming file and line, if a column or a value is wrong
   */
  static Corpus load(Path file) {
    return new Manifest(file).read();
  }

  private Corpus read() {
    Table table = Table.read(file, ',');
    checkColumns(table.columns());
    table.rows().forEach(this::add);
    if (!unknownEmotions.isEmpty()) {
      throw new CorpusException(
          "%s names emotions that Duet does not know: %s; known are %s."
              .formatted(
                  file,
                  unknownEmotions.entrySet().stream()
                      .map(e -> e.getKey() + " (" + lines(e.getValue()) + ")")
                      .collect(Collectors.joining(", ")),
                  Arrays.stream(Emotion.values())
                      .map(Emotion::label)
                      .collect(Collectors.joining(", "))));
    }
    if (samples.isEmpty()) {
      throw new CorpusException(
          findings.stream()
              .filter(f -> f.kind() == Finding.Kind.UNREADABLE)
              .findFirst()
              .map(
                  f ->
                      "None of the recordings that %s lists is there; the first is on line %s."
                          .formatted(file, f.where().substring(f.where().lastIndexOf(':') + 1)))
              .orElse(file + " has no rows below its header."));
    }
    return new Corpus(Recordings.stem(file), samples, findings);
  }

  private void checkColumns(List<String> columns) {
    if (!columns.contains("emotion") || !(columns.contains("path") || columns.contains("text"))) {
      throw new CorpusException(
          "%s, line 1: the header must name emotion and at least one of path and text, separated by commas; it names: %s."
              .formatted(file, String.join(", ", columns)));
    }
    for (String column : columns) {
      if (!COLUMNS.contains(column)) {
        findings.add(
            new Finding(Finding.Kind.ODD, where(1), "column '" + column + "' is not used by Duet"));
      }
    }
  }

  private void add(Table.Row row) {
    Optional<Path> audio = row.get("path").map(path -> resolve(path, row.line()));
    if (audio.isEmpty() && row.get("text").isEmpty()) {
      throw fault(row.line(), "has neither a path nor a text");
    }
    String label = row.get("emotion").orElseThrow(() -> fault(row.line(), "has no emotion"));
    Optional<Split> split =
        row.get("split")
            .map(
                word ->
                    Split.named(word)
                        .orElseThrow(
                            () ->
                                fault(
                                    row.line(),
                                    "has the split '%s'; use train, validation or test"
                                        .formatted(word))));
    Optional<Emotion> emotion = Emotion.named(label);
    if (emotion.isEmpty()) {
      unknownEmotions.computeIfAbsent(label, l -> new ArrayList<>()).add(row.line());
    } else if (audio.isPresent() && !Files.isRegularFile(audio.get())) {
      findings.add(
          new Finding(
              Finding.Kind.UNREADABLE,
              where(row.line()),
              "lists " + row.get("path").orElseThrow() + ", which is not there; left out"));
    } else {
      samples.add(
          new Sample(
              "line-%06d".formatted(row.line()),
              audio,
              row.get("text"),
              emotion.get(),
              label,
              row.get("speaker"),
              split));
    }
  }

  private Path resolve(String path, long line) {
    try {
      return file.toAbsolutePath().resolveSibling(path).normalize();
    } catch (InvalidPathException e) {
      throw fault(line, "has a path that is no path: " + e.getReason());
    }
  }

  private CorpusException fault(long line, String problem) {
    return new CorpusException("%s, line %d, %s.".formatted(file, line, problem));
  }

  private String where(long line) {
    return file.getFileName() + ":" + line;
  }

  private static String lines(List<Long> lines) {
    String named =
        lines.stream().limit(LINES_NAMED).map(String::valueOf).collect(Collectors.joining(", "));
    return (lines.size() == 1 ? "line " : "lines ")
        + named
        + (lines.size() > LINES_NAMED ? ", ..." : "");
  }
}
