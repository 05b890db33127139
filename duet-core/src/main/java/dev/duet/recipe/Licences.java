package dev.duet.recipe;

import dev.duet.bundle.Manifest;
import dev.duet.corpus.Partition;
import java.util.Locale;
import java.util.Map;

/** What the authors of the known corpora allow, for the model card. */
final class Licences {
  private static final Map<String, String> BY_CORPUS =
      Map.of(
          "tess", "CC BY-NC-ND 4.0",
          "ravdess", "CC BY-NC-SA 4.0",
          "emospeech", "CC BY-NC-SA 4.0",
          "emotion", "educational and research use",
          "goemotions", "CC BY 4.0");

  private Licences() {}

  /**
   * What a model has seen that was trained on a part of a corpus.
   *
   * @param learnt so many examples, of which those beyond the part are variants of its samples
   */
  static Manifest.Seen seen(String corpus, Partition partition, int learnt) {
    String licence = BY_CORPUS.getOrDefault(corpus, "as the owner of the data states");
    int samples = partition.train().size();
    String variants =
        learnt == samples
            ? ""
            : String.format(Locale.ROOT, "; and %,d back-translations of them", learnt - samples);
    return new Manifest.Seen(corpus, partition.description() + variants, samples, licence);
  }
}
