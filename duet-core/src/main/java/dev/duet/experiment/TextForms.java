package dev.duet.experiment;

import dev.duet.bundle.Bundle;
import dev.duet.corpus.Corpora;
import dev.duet.corpus.Corpus;
import dev.duet.corpus.CorpusException;
import dev.duet.corpus.Sample;
import dev.duet.corpus.Split;
import dev.duet.emotion.Scores;
import dev.duet.recipe.Judged;
import dev.duet.recipe.Watcher;
import dev.duet.text.form.TextForm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What a bundle makes of the same texts in every form: as they are, as tweets, as sentences, with
 * emoji, misspelt, as transcripts.
 *
 * @param corpora names or manifests, as {@link Corpora#load} takes them
 * @param data the folder that holds them
 * @param split of theirs that is read
 * @param seed of slips, marks and emoji
 */
public record TextForms(List<String> corpora, Path data, Split split, long seed) {

  /** Copies the names. */
  public TextForms {
    corpora = List.copyOf(corpora);
  }

  /**
   * Reads the texts in every form.
   *
   * @return the figures of each corpus, in the order of {@link TextForm}
   * @throws CorpusException if a corpus is not there or has no text in that split
   * @throws dev.duet.bundle.BundleException if the bundle has no text model
   */
  public List<FormFigures> of(Bundle bundle, Watcher watcher) {
    List<FormFigures> figures = new ArrayList<>();
    for (String name : corpora) {
      Corpus corpus = Corpora.load(name, data);
      List<Sample> samples =
          corpus.samples().stream()
              .filter(s -> s.text().isPresent() && s.split().filter(split::equals).isPresent())
              .toList();
      if (samples.isEmpty()) {
        throw new CorpusException(
            "%s has no texts in its split %s.".formatted(corpus.name(), split));
      }
      for (TextForm form : TextForm.values()) {
        watcher.stage("%s, %d texts, %s".formatted(corpus.name(), samples.size(), form.label()));
        figures.add(FormFigures.of(corpus.name(), form, judge(bundle, samples, form)));
      }
    }
    return figures;
  }

  private List<Judged> judge(Bundle bundle, List<Sample> samples, TextForm form) {
    Random random = new Random(seed);
    List<Scores> scores =
        bundle.readAll(samples.stream().map(s -> form.of(s.words(), random)).toList());
    return IntStream.range(0, samples.size())
        .mapToObj(i -> new Judged(samples.get(i), scores.get(i)))
        .toList();
  }
}
