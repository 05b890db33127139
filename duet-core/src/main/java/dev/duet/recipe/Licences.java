package dev.duet.recipe;

import dev.duet.bundle.Manifest;
import dev.duet.corpus.Partition;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

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
   * What a text model has seen, an entry a corpus.
   *
   * @param learnt sentences in all, of which those beyond the training parts are variants of them
   */
  static List<Manifest.Seen> seen(Texts texts, int learnt) {
    int variants = learnt - texts.sentences().train().size();
    return texts.byCorpus().entrySet().stream()
        .map(corpus -> seen(corpus.getKey(), corpus.getValue(), variants))
        .toList();
  }

  /**
   * What a model has seen that was trained on a part of a corpus.
   *
   * @param variants so many back-translations of training sentences were learnt from, too
   */
  static Manifest.Seen seen(String corpus, Partition partition, int variants) {
    String licence =
        Arrays.stream(corpus.split("\\+"))
            .map(part -> BY_CORPUS.getOrDefault(part, "as the owner of the data states"))
            .distinct()
            .collect(Collectors.joining("; "));
    String more =
        variants == 0
            ? ""
            : String.format(Locale.ROOT, "; and %,d back-translations in all", variants);
    return new Manifest.Seen(
        corpus, partition.description() + more, partition.train().size(), licence);
  }
}
