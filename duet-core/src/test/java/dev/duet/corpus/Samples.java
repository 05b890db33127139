package dev.duet.corpus;

import dev.duet.emotion.Emotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Made-up corpora for the tests of what only looks at labels. */
final class Samples {
  private Samples() {}

  static Sample spoken(String speaker, String word, Emotion emotion) {
    String id = speaker + "_" + word + "_" + emotion;
    return new Sample(
        id,
        Optional.of(Path.of(id + ".wav")),
        Optional.of("Say the word " + word),
        emotion,
        emotion.label(),
        Optional.of(speaker),
        Optional.empty());
  }

  static Sample written(String id, String text, Emotion emotion, Split split) {
    return new Sample(
        id,
        Optional.empty(),
        Optional.of(text),
        emotion,
        emotion.label(),
        Optional.empty(),
        Optional.ofNullable(split));
  }

  /** Every speaker says every word in every one of the first emotions. */
  static Corpus grid(int speakers, int words, int emotions) {
    List<Sample> samples = new ArrayList<>();
    for (int s = 0; s < speakers; s++) {
      for (int w = 0; w < words; w++) {
        for (Emotion emotion : List.of(Emotion.values()).subList(0, emotions)) {
          samples.add(spoken("S" + s, "w" + w, emotion));
        }
      }
    }
    return new Corpus("grid", samples, List.of());
  }
}
