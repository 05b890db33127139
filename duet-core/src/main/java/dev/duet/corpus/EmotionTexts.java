package dev.duet.corpus;

import dev.duet.emotion.Emotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The {@code emotion} corpus of English tweets (Saravia et al. 2018, CARER), in the forms in which
 * it goes round: the authors' {@code text;label} lines, and the hub's Parquet or CSV tables with
 * numbers for labels.
 */
final class EmotionTexts {
  /** What the hub's numbers 0 to 5 stand for. */
  private static final List<String> LABELS =
      List.of("sadness", "joy", "love", "anger", "fear", "surprise");

  /** {@code train.txt}, {@code training.csv}, {@code train-00000-of-00001.parquet}. */
  private static final Pattern NAME =
      Pattern.compile("([a-z]+)(?:-\\d+-of-\\d+)?\\.(txt|csv|parquet)", Pattern.CASE_INSENSITIVE);

  /** Best first: where a folder holds several, one is read. */
  private static final List<String> FORMS = List.of("txt", "parquet", "csv");

  private EmotionTexts() {}

  /** Whether a folder holds a training file in one of the forms. */
  static boolean isIn(Path folder) {
    return files(folder).containsKey(Split.TRAIN);
  }

  static Corpus load(Path folder) {
    List<Finding> findings = new ArrayList<>();
    List<Sample> samples = new ArrayList<>();
    files(folder)
        .forEach(
            (split, files) -> {
              int number = 0;
              for (Path file : files) {
                for (Line line : lines(file)) {
                  number++;
                  Optional<Sample> sample = sample(split, number, line);
                  sample.ifPresentOrElse(samples::add, () -> findings.add(unlabelled(file, line)));
                }
              }
            });
    return new Corpus("emotion", samples, findings);
  }

  private record Line(long number, String text, String label) {}

  private static List<Line> lines(Path file) {
    return switch (ending(file)) {
      case "parquet" -> parquet(file);
      case "csv" -> csv(file);
      default -> semicolons(file);
    };
  }

  private static List<Line> semicolons(Path file) {
    List<Line> lines = new ArrayList<>();
    int number = 0;
    for (String line : (Iterable<String>) TextFile.read(file).lines()::iterator) {
      number++;
      if (!line.isBlank()) {
        int last = line.lastIndexOf(';');
        lines.add(new Line(number, line.substring(0, Math.max(last, 0)), line.substring(last + 1)));
      }
    }
    return lines;
  }

  private static List<Line> csv(Path file) {
    Table table = Table.read(file, ',');
    if (!table.columns().contains("text") || !table.columns().contains("label")) {
      throw new CorpusException(
          "%s has the columns %s; a table of emotion has text and label."
              .formatted(file, String.join(", ", table.columns())));
    }
    return table.rows().stream()
        .map(row -> new Line(row.line(), row.get("text").orElse(""), row.get("label").orElse("")))
        .toList();
  }

  private static List<Line> parquet(Path file) {
    List<Line> lines = new ArrayList<>();
    for (Map<String, String> row : ParquetTable.rows(file)) {
      lines.add(
          new Line(lines.size() + 1, row.getOrDefault("text", ""), row.getOrDefault("label", "")));
    }
    return lines;
  }

  private static Optional<Sample> sample(Split split, int number, Line line) {
    String label = word(line.label.strip());
    return Emotion.named(label)
        .filter(emotion -> !line.text.isBlank())
        .map(
            emotion ->
                new Sample(
                    "%s/%05d".formatted(split, number),
                    Optional.empty(),
                    Optional.of(line.text),
                    emotion,
                    label,
                    Optional.empty(),
                    Optional.of(split)));
  }

  private static String word(String label) {
    boolean isNumber = label.length() == 1 && label.charAt(0) >= '0' && label.charAt(0) <= '5';
    return isNumber ? LABELS.get(label.charAt(0) - '0') : label;
  }

  private static Finding unlabelled(Path file, Line line) {
    return new Finding(
        Finding.Kind.UNLABELLED,
        file.getFileName() + ":" + line.number,
        "has no text with one of the labels %s; left out".formatted(String.join(", ", LABELS)));
  }

  /** The files of each split, of the first form that has a training file. */
  private static Map<Split, List<Path>> files(Path folder) {
    for (String form : FORMS) {
      Map<Split, List<Path>> files = files(folder, form);
      if (files.containsKey(Split.TRAIN)) {
        return files;
      }
    }
    return Map.of();
  }

  private static Map<Split, List<Path>> files(Path folder, String form) {
    Map<Split, List<Path>> files = new EnumMap<>(Split.class);
    try (Stream<Path> list = Files.list(folder)) {
      list.filter(file -> ending(file).equals(form) && Files.isRegularFile(file))
          .sorted(Comparator.comparing(file -> file.getFileName().toString()))
          .forEach(
              file ->
                  split(file)
                      .ifPresent(
                          split -> files.computeIfAbsent(split, s -> new ArrayList<>()).add(file)));
    } catch (IOException e) {
      throw new CorpusException("Cannot read the folder " + folder + ": " + e.getMessage(), e);
    }
    return files;
  }

  private static Optional<Split> split(Path file) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    return name.matches() ? Split.named(name.group(1)) : Optional.empty();
  }

  private static String ending(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
