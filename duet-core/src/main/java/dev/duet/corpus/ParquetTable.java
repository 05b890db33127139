package dev.duet.corpus;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.ParquetReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The rows of a Parquet file as words: what a hub's table of texts and labels needs. */
final class ParquetTable {
  private ParquetTable() {}

  /**
   * Reads every row.
   *
   * @return values by column, as text; columns that are null in a row are absent from it
   * @throws CorpusException if the file cannot be read or is not Parquet
   */
  static List<Map<String, String>> rows(Path file) {
    List<Map<String, String>> rows = new ArrayList<>();
    try (Stream<Map<String, String>> stream =
        ParquetReader.streamContent(file.toFile(), new ByColumn())) {
      stream.forEach(rows::add);
    } catch (IOException | RuntimeException | LinkageError e) {
      // The reader answers bad bytes with many types, and a codec it has no library for with the
      // last.
      throw new CorpusException(
          "Cannot read %s as Parquet (%s); fetch it again.".formatted(file, e.getMessage()), e);
    }
    return rows;
  }

  private static final class ByColumn
      implements Hydrator<Map<String, String>, Map<String, String>, String[]> {
    @Override
    public Map<String, String> start() {
      return new HashMap<>();
    }

    @Override
    public Map<String, String> add(Map<String, String> row, String[] column, Object value) {
      if (value != null) {
        row.put(String.join(".", column), value.toString());
      }
      return row;
    }

    @Override
    public Map<String, String> finish(Map<String, String> row) {
      return row;
    }
  }
}
