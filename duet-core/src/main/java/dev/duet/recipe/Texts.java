package dev.duet.recipe;

import dev.duet.corpus.Corpora;
import dev.duet.corpus.Corpus;
import dev.duet.corpus.CorpusException;
import dev.duet.corpus.Partition;
import dev.duet.corpus.Partitions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a text model is trained on: each corpus divided as its authors did. No text of any test part
 * is in a training or validation part, and no text of any validation part is in a training part,
 * whichever corpora they are of.
 *
 * @param byCorpus the partition of each corpus by its name, in the order of the recipe
 */
public record Texts(Map<String, Partition> byCorpus) {

  /**
   * Loads and divides corpora.
   *
   * @param data the folder that holds them
   * @param seed of what is drawn
   * @throws CorpusException if one is not there, has no official split, or is named twice
   */
  public static Texts of(TextCorpora recipe, Path data, int seed) {
    Map<String, Partition> official = new LinkedHashMap<>();
    Map<String, Double> shares = new LinkedHashMap<>();
    recipe
        .shares()
        .forEach(
            (name, share) -> {
              Corpus corpus = Corpora.load(name, data);
              Partition divided = Partitions.official(corpus, seed);
              if (official.putIfAbsent(corpus.name(), divided) != null) {
                throw new CorpusException("two corpora are called " + corpus.name());
              }
              shares.put(corpus.name(), share);
            });
    Map<String, Partition> clean = new LinkedHashMap<>();
    official.forEach(
        (name, partition) ->
            clean.put(
                name,
                partition
                    .withoutTextsHeldOutBy(official.values())
                    .withShareOfTraining(shares.get(name), seed)));
    return new Texts(clean);
  }

  /** The names of the corpora, for a report. */
  public String title() {
    return String.join(" + ", byCorpus.keySet());
  }

  /** All corpora as one. */
  public Partition sentences() {
    return byCorpus.size() == 1
        ? byCorpus.values().iterator().next()
        : Partition.together(byCorpus.values());
  }
}
