package dev.duet.corpus;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A table with named columns, from a file of separated values with a header line. Quotes, CRLF line
 * ends, a byte-order mark and white space around values are accepted.
 *
 * @param columns the header's names, lower case
 * @param rows what follows the header
 */
record Table(List<String> columns, List<Row> rows) {

  /**
   * One row.
   *
   * @param line the line of the file on which it ends, from 1
   * @param values by column
   * @param problem what is wrong with it, if it has more or fewer values than the header
   */
  record Row(long line, Map<String, String> values, Optional<String> problem) {

    /** The value of a column, empty if there is none or it is blank. */
    Optional<String> get(String column) {
      return Optional.ofNullable(values.get(column)).filter(v -> !v.isBlank());
    }
  }

  /**
   * Reads a file.
   *
   * @param separator between values, {@code ','} or a tab
   * @throws CorpusException if it cannot be read, or a row has more or fewer values than the header
   */
  static Table read(Path file, char separator) {
    Table table = readWithProblems(file, separator);
    for (Row row : table.rows) {
      row.problem.ifPresent(
          problem -> {
            throw new CorpusException("%s, line %d: %s.".formatted(file, row.line, problem));
          });
    }
    return table;
  }

  /**
   * Reads a file of which some rows may be spoilt.
   *
   * @throws CorpusException if it cannot be read
   */
  static Table readWithProblems(Path file, char separator) {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(separator)
            .setRecordSeparator('\n')
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .get();
    try (CSVParser parser = CSVParser.parse(new StringReader(TextFile.read(file)), format)) {
      List<String> columns = List.of();
      List<Row> rows = new ArrayList<>();
      for (CSVRecord record : parser) {
        List<String> values = record.toList();
        if (columns.isEmpty()) {
          columns = values.stream().map(v -> v.toLowerCase(Locale.ROOT)).toList();
          continue;
        }
        if (values.size() != columns.size()) {
          rows.add(new Row(parser.getCurrentLineNumber(), Map.of(), misfit(values, columns)));
          continue;
        }
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
          row.put(columns.get(i), values.get(i));
        }
        rows.add(new Row(parser.getCurrentLineNumber(), row, Optional.empty()));
      }
      return new Table(columns, rows);
    } catch (IOException | UncheckedIOException e) {
      throw new CorpusException("%s is not a table: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static Optional<String> misfit(List<String> values, List<String> columns) {
    return Optional.of(
        "%d values, where the header names %d columns (%s); put texts that hold a separator in quotes"
            .formatted(values.size(), columns.size(), String.join(", ", columns)));
  }
}
