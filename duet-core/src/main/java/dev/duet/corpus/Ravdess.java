package dev.duet.corpus;

import dev.duet.emotion.Emotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The speech recordings of RAVDESS (Livingstone and Russo 2018, doi 10.1371/journal.pone.0196391):
 * 24 actors say two sentences in eight emotions.
 *
 * <p>A file name is seven numbers: modality (03, sound), channel (01, speech), emotion, intensity,
 * statement, repetition, actor. {@code calm} has no counterpart elsewhere and counts as neutral;
 * the label keeps the word.
 */
final class Ravdess {
  private static final Pattern NAME =
      Pattern.compile("03-01-0([1-8])-0[12]-0([12])-0[12]-(\\d\\d)");
  private static final List<String> LABELS =
      List.of("neutral", "calm", "happy", "sad", "angry", "fearful", "disgust", "surprised");
  private static final List<String> STATEMENTS =
      List.of("Kids are talking by the door", "Dogs are sitting by the door");

  private Ravdess() {}

  /** Whether a folder holds a recording named in the form of this corpus. */
  static boolean isIn(Path folder) {
    return Recordings.below(folder).files().stream().anyMatch(f -> sample(f).isPresent());
  }

  static Corpus load(Path folder) {
    List<Finding> findings = new ArrayList<>();
    List<Sample> samples =
        Recordings.below(folder)
            .labelled(
                Ravdess::sample,
                "03-01-06-01-02-01-12.wav (sound, speech, emotion, ..., actor)",
                findings);
    return new Corpus("ravdess", samples, findings);
  }

  private static Optional<Sample> sample(Path file) {
    String stem = Recordings.stem(file).strip();
    Matcher name = NAME.matcher(stem);
    if (!name.matches()) {
      return Optional.empty();
    }
    String label = numbered(LABELS, name.group(1));
    return Optional.of(
        new Sample(
            stem,
            Optional.of(file),
            Optional.of(numbered(STATEMENTS, name.group(2))),
            label.equals("calm") ? Emotion.NEUTRAL : Emotion.named(label).orElseThrow(),
            label,
            Optional.of("Actor_" + name.group(3)),
            Optional.empty()));
  }

  /** The entry of a list whose numbers start at 1. */
  private static String numbered(List<String> names, String number) {
    return names.get(Integer.parseInt(number) - 1);
  }
}
