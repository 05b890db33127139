package dev.duet.corpus;

import dev.duet.emotion.Emotion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The labels of GoEmotions and what each means to Duet; the resource {@code goemotions.labels} says
 * so, and why.
 */
final class GoEmotionsLabels {
  private static final String RESOURCE = "goemotions.labels";

  private final List<Label> labels;

  private GoEmotionsLabels(List<Label> labels) {
    this.labels = List.copyOf(labels);
  }

  private record Label(String name, Optional<Emotion> emotion) {}

  /** The labels in the order of their numbers, from 0. */
  static GoEmotionsLabels published() {
    List<Label> labels = new ArrayList<>();
    for (String line : (Iterable<String>) resource().lines()::iterator) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] parts = line.split("=", -1);
        labels.add(new Label(parts[0].strip(), Emotion.named(parts[1])));
      }
    }
    return new GoEmotionsLabels(labels);
  }

  private static String resource() {
    try (InputStream in = GoEmotionsLabels.class.getResourceAsStream(RESOURCE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " comes with Duet", e);
    }
  }

  /**
   * Refuses a list of other labels, because the numbers would mean other things.
   *
   * @param file a name a line; nothing is checked if it is not there
   * @throws CorpusException if it names other labels, or in another order
   */
  void requireSameAs(Path file) {
    if (!Files.isRegularFile(file)) {
      return;
    }
    List<String> theirs =
        TextFile.read(file).lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    if (!theirs.equals(labels.stream().map(Label::name).toList())) {
      throw new CorpusException(
          "%s does not name the %d labels of GoEmotions in their order; fetch it again."
              .formatted(file, labels.size()));
    }
  }

  /** The numbers in {@code 3,10}, each once; empty if one is no label's. */
  Optional<List<Integer>> numbers(String field) {
    List<Integer> numbers = new ArrayList<>();
    for (String word : field.split(",", -1)) {
      if (!word.strip().matches("\\d{1,2}") || Integer.parseInt(word.strip()) >= labels.size()) {
        return Optional.empty();
      }
      numbers.add(Integer.parseInt(word.strip()));
    }
    return Optional.of(numbers.stream().distinct().toList());
  }

  /** The authors' word for a number. */
  String name(int number) {
    return labels.get(number).name;
  }

  /** What some labels mean together; labels that Duet has no emotion for add nothing. */
  Set<Emotion> emotions(List<Integer> numbers) {
    Set<Emotion> emotions = EnumSet.noneOf(Emotion.class);
    numbers.forEach(number -> labels.get(number).emotion.ifPresent(emotions::add));
    return emotions;
  }

  /** The names of the labels that Duet has no emotion for. */
  List<String> withoutEmotion() {
    return labels.stream().filter(l -> l.emotion.isEmpty()).map(Label::name).toList();
  }
}
