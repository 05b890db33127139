package dev.duet.text.translate;

import dev.duet.emotion.Emotion;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * The variants of a training part, and the file that keeps them: UTF-8, values separated by tabs
 * and quoted as RFC 4180 quotes them, under the header {@code id label route source text}.
 *
 * <p>It is derived from a corpus, so it has the corpus' licence.
 */
public final class BackTranslations {
  private static final List<String> HEADER = List.of("id", "label", "route", "source", "text");
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setDelimiter('\t').setRecordSeparator('\n').get();

  private final List<TextVariant> variants;
  private final Map<String, Set<String>> bySource = new LinkedHashMap<>();

  /** Variants in this order. */
  public BackTranslations(List<TextVariant> variants) {
    this.variants = List.copyOf(variants);
    for (TextVariant variant : variants) {
      bySource.computeIfAbsent(variant.source(), s -> new LinkedHashSet<>()).add(variant.text());
    }
  }

  /**
   * Reads what {@link #write} left.
   *
   * @throws TranslationException if the file cannot be read or is none of these
   */
  public static BackTranslations read(Path file) {
    List<TextVariant> variants = new ArrayList<>();
    try (Reader reader = Files.newBufferedReader(file);
        CSVParser rows = CSVParser.parse(reader, FORMAT)) {
      for (CSVRecord row : rows) {
        if (row.getRecordNumber() > 1) {
          variants.add(variant(row, file, rows.getCurrentLineNumber()));
        } else if (!row.toList().equals(HEADER)) {
          throw notOurs(file, "its first line is another");
        }
      }
      if (rows.getRecordNumber() == 0) {
        throw notOurs(file, "it is empty");
      }
    } catch (NoSuchFileException e) {
      throw new TranslationException(
          "There is no file " + file + "; make it with: duet data back-translate.", e);
    } catch (IOException | UncheckedIOException e) {
      throw new TranslationException(
          file + " cannot be read as a table in UTF-8; check it, or make it again.", e);
    }
    return new BackTranslations(variants);
  }

  private static TextVariant variant(CSVRecord row, Path file, long line) {
    if (row.size() != HEADER.size()) {
      throw notOurs(file, "line %d has %d values".formatted(line, row.size()));
    }
    Emotion label =
        Emotion.named(row.get(1))
            .orElseThrow(() -> notOurs(file, "line %d names no emotion".formatted(line)));
    return new TextVariant(row.get(0), label, row.get(2), row.get(3), row.get(4));
  }

  private static TranslationException notOurs(Path file, String problem) {
    return new TranslationException(
        "%s holds no back-translations (%s); make it again with: duet data back-translate."
            .formatted(file, problem));
  }

  /**
   * Writes them; the file appears only when it is whole.
   *
   * @throws IOException if it cannot be written
   */
  public void write(Path file) throws IOException {
    Path absolute = file.toAbsolutePath();
    Files.createDirectories(absolute.getParent());
    Path part = absolute.resolveSibling(absolute.getFileName() + ".part");
    try (BufferedWriter writer = Files.newBufferedWriter(part, StandardCharsets.UTF_8);
        CSVPrinter printer = new CSVPrinter(writer, FORMAT)) {
      printer.printRecord(HEADER);
      for (TextVariant v : variants) {
        printer.printRecord(v.id(), v.label(), v.route(), v.source(), v.text());
      }
    }
    Files.move(part, absolute, StandardCopyOption.REPLACE_EXISTING);
  }

  /** All variants, in the order of the file. */
  public List<TextVariant> all() {
    return variants;
  }

  /**
   * The different variants of a sentence, in the order of the routes; none if it was not
   * translated, or nothing good came of it.
   *
   * @param source the sentence exactly as the corpus has it
   */
  public List<String> of(String source) {
    return List.copyOf(bySource.getOrDefault(source, Collections.emptySet()));
  }
}
