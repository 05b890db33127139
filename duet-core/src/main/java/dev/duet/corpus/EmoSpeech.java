package dev.duet.corpus;

import dev.duet.emotion.Emotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The Indian EmoSpeech Command Dataset (Banga et al. 2019, arXiv 1910.13801): one spoken command a
 * clip, recorded on people's own phones, listed in {@code emospeech.tsv} with the columns path,
 * speaker, emotion, text. {@code calm} counts as neutral; the label keeps the word.
 */
final class EmoSpeech {
  private static final String LIST = "emospeech.tsv";

  private EmoSpeech() {}

  /** Whether a folder holds the list of this corpus. */
  static boolean isIn(Path folder) {
    return Files.isRegularFile(folder.resolve(LIST));
  }

  static Corpus load(Path folder) {
    Path list = folder.resolve(LIST);
    List<Finding> findings = new ArrayList<>();
    List<Sample> samples = new ArrayList<>();
    for (Table.Row row : Table.read(list, '\t').rows()) {
      String where = LIST + ":" + row.line();
      Optional<Path> audio = row.get("path").map(folder::resolve);
      Optional<Emotion> emotion = row.get("emotion").flatMap(EmoSpeech::emotion);
      if (audio.filter(Files::isRegularFile).isEmpty()) {
        findings.add(
            new Finding(
                Finding.Kind.UNREADABLE, where, "lists a file that is not there; left out"));
      } else if (emotion.isEmpty()) {
        findings.add(
            new Finding(Finding.Kind.UNLABELLED, where, "names no known emotion; left out"));
      } else {
        samples.add(
            new Sample(
                Recordings.stem(audio.get()),
                audio,
                row.get("text"),
                emotion.get(),
                row.get("emotion").orElseThrow(),
                row.get("speaker"),
                Optional.empty()));
      }
    }
    return new Corpus("emospeech", samples, findings);
  }

  private static Optional<Emotion> emotion(String label) {
    return label.equals("calm") ? Optional.of(Emotion.NEUTRAL) : Emotion.named(label);
  }
}
