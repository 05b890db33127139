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
 * The {@code emotion} corpus of English tweets (Saravia et al. 2018, CARER): the authors' {@code
 * text;label} lines.
 */
final class EmotionTexts {
  /** The hub's numbers for the labels, 0 to 5. */
  static final List<String> LABELS = List.of("sadness", "joy", "love", "anger", "fear", "surprise");

  /** {@code train.txt}, {@code training.csv}, {@code train-00000-of-00001.parquet}. */
  private static final Pattern NAME =
      Pattern.compile("([a-z]+)(?:-\\d+-of-\\d+)?\\.(txt|csv|parquet)", Pattern.CASE_INSENSITIVE);

  private static final List<String> FORMS = List.of("txt");

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
              int line = 0;
              for (Path file : files) {
                for (Row row : textAndLabel(file, findings)) {
                  line++;
                  samples.add(sample(split, line, row));
                }
              }
            });
    return new Corpus("emotion", samples, findings);
  }

  /** One text with the word for its label. */
  record Row(String text, String label, Emotion emotion) {

    /** The row of a text and a label, which may be the hub's number; empty if it is neither. */
    static Optional<Row> of(String text, String label) {
      String word = word(label.strip());
      return Emotion.named(word).map(emotion -> new Row(text, word, emotion));
    }

    private static String word(String label) {
      boolean isNumber = label.length() == 1 && label.charAt(0) >= '0' && label.charAt(0) <= '5';
      return isNumber ? LABELS.get(label.charAt(0) - '0') : label;
    }
  }

  private static Sample sample(Split split, int line, Row row) {
    return new Sample(
        "%s/%05d".formatted(split, line),
        Optional.empty(),
        Optional.of(row.text()),
        row.emotion(),
        row.label(),
        Optional.empty(),
        Optional.of(split));
  }

  private static List<Row> textAndLabel(Path file, List<Finding> findings) {
    List<Row> rows = new ArrayList<>();
    int number = 0;
    for (String line : (Iterable<String>) TextFile.read(file).lines()::iterator) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      int semicolon = line.lastIndexOf(';');
      Optional<Row> row =
          semicolon <= 0
              ? Optional.empty()
              : Row.of(line.substring(0, semicolon), line.substring(semicolon + 1));
      row.ifPresentOrElse(rows::add, unlabelled(file, number, findings));
    }
    return rows;
  }

  private static Runnable unlabelled(Path file, int line, List<Finding> findings) {
    return () ->
        findings.add(
            new Finding(
                Finding.Kind.UNLABELLED,
                file.getFileName() + ":" + line,
                "has no text with one of the labels %s; left out"
                    .formatted(String.join(", ", LABELS))));
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
      list.filter(Files::isRegularFile)
          .sorted(Comparator.comparing(f -> f.getFileName().toString()))
          .forEach(
              file -> {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches() && name.group(2).toLowerCase(Locale.ROOT).equals(form)) {
                  Split.named(name.group(1))
                      .ifPresent(
                          split -> files.computeIfAbsent(split, s -> new ArrayList<>()).add(file));
                }
              });
    } catch (IOException e) {
      throw new CorpusException("Cannot read the folder " + folder + ": " + e.getMessage(), e);
    }
    return files;
  }
}
