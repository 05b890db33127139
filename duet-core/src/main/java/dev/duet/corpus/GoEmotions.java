package dev.duet.corpus;

import dev.duet.emotion.Emotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * GoEmotions (Demszky et al. 2020), comments from Reddit with 28 labels, in the authors' form: a
 * file a split of lines {@code text TAB label numbers TAB id}, the numbers separated by commas.
 *
 * <p>What a label means to Duet, {@link GoEmotionsLabels} knows. Comments whose labels mean nothing
 * to Duet, or several emotions, are left out, and counted among the findings.
 */
final class GoEmotions {
  private static final List<String> FILES = List.of("train.tsv", "dev.tsv", "test.tsv");
  private static final int FAULTS_NAMED = 20;

  private final GoEmotionsLabels labels = GoEmotionsLabels.published();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Sample> samples = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  private GoEmotions() {}

  /** Whether a folder holds the training file. */
  static boolean isIn(Path folder) {
    return Files.isRegularFile(folder.resolve(FILES.get(0)));
  }

  /**
   * Loads the splits that are there.
   *
   * @throws CorpusException if a file cannot be read, or a {@code labels.txt} beside them names
   *     other labels than the published ones
   */
  static Corpus load(Path folder) {
    GoEmotions reader = new GoEmotions();
    reader.labels.requireSameAs(folder.resolve("labels.txt"));
    FILES.stream()
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .forEach(file -> reader.read(file));
    return new Corpus("goemotions", reader.samples, reader.findings);
  }

  private void read(Path file) {
    Split split = Split.named(Recordings.stem(file)).orElseThrow();
    int number = 0;
    int meaningless = 0;
    int divided = 0;
    int faulty = 0;
    for (String line : (Iterable<String>) TextFile.read(file).lines()::iterator) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      Optional<Comment> parsed = comment(line);
      if (parsed.isEmpty()) {
        if (++faulty <= FAULTS_NAMED) {
          unlabelled(file, ":" + number, "is no text, label numbers and id between tabs; left out");
        }
        continue;
      }
      Comment comment = parsed.get();
      Set<Emotion> emotions = labels.emotions(comment.numbers);
      if (emotions.isEmpty()) {
        meaningless++;
      } else if (emotions.size() > 1) {
        divided++;
      } else if (ids.add(comment.id)) {
        samples.add(sample(split, comment, emotions.iterator().next()));
      } else {
        findings.add(
            new Finding(
                Finding.Kind.DUPLICATE,
                file.getFileName() + ":" + number,
                "has the id of an earlier comment, " + comment.id + "; left out"));
      }
    }
    if (faulty > FAULTS_NAMED) {
      unlabelled(file, "", "has %,d more lines like these".formatted(faulty - FAULTS_NAMED));
    }
    if (meaningless > 0) {
      unlabelled(
          file,
          "",
          "%,d of %,d comments have only labels that Duet has no emotion for (%s); left out"
              .formatted(meaningless, number, String.join(", ", labels.withoutEmotion())));
    }
    if (divided > 0) {
      unlabelled(
          file,
          "",
          "%,d of %,d comments have labels of several emotions; left out"
              .formatted(divided, number));
    }
  }

  private void unlabelled(Path file, String line, String sentence) {
    findings.add(new Finding(Finding.Kind.UNLABELLED, file.getFileName() + line, sentence));
  }

  private record Comment(String text, List<Integer> numbers, String id) {}

  private Optional<Comment> comment(String line) {
    String[] parts = line.split("\t", -1);
    if (parts.length != 3 || parts[0].isBlank() || parts[2].isBlank()) {
      return Optional.empty();
    }
    return labels
        .numbers(parts[1])
        .map(numbers -> new Comment(parts[0].strip(), numbers, parts[2].strip()));
  }

  private Sample sample(Split split, Comment comment, Emotion emotion) {
    return new Sample(
        split + "/" + comment.id,
        Optional.empty(),
        Optional.of(comment.text),
        emotion,
        comment.numbers.stream().map(labels::name).collect(Collectors.joining(",")),
        Optional.empty(),
        Optional.of(split));
  }
}
