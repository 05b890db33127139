package dev.duet.recipe;

import dev.duet.audio.AudioException;
import dev.duet.bundle.Bundle;
import dev.duet.bundle.Manifest;
import dev.duet.corpus.Corpora;
import dev.duet.corpus.Corpus;
import dev.duet.corpus.CorpusException;
import dev.duet.corpus.Sample;
import dev.duet.corpus.Split;
import dev.duet.emotion.Scores;
import dev.duet.evaluate.Evaluation;
import dev.duet.evaluate.Outcome;
import dev.duet.fusion.FusionExample;
import dev.duet.fusion.Modality;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Measures a bundle on a corpus, and says where the figures flatter. */
public final class BundleEvaluation {
  /** The label-paired protocol of TESS and {@code emotion} in the place of a corpus' name. */
  public static final String PAIRED = "paired";

  /** Corpora whose words are the same in every emotion, so only their sound is asked. */
  private static final Set<String> SOUND_ONLY = Set.of("tess", "ravdess", "emospeech");

  private final Bundle bundle;
  private final Watcher watcher;
  private final List<String> warnings = new ArrayList<>();

  private BundleEvaluation(Bundle bundle, Watcher watcher) {
    this.bundle = bundle;
    this.watcher = watcher;
  }

  /**
   * What was measured.
   *
   * @param title of what it was measured on
   * @param evaluation the figures
   * @param warnings sentences that belong beside them
   */
  public record Result(String title, Evaluation evaluation, List<String> warnings) {}

  /**
   * Measures a bundle.
   *
   * @param corpus a name that {@link Corpora} knows, {@link #PAIRED}, or the path of a manifest
   * @param data the folder that holds the corpora
   * @param seed of the pairing
   * @throws CorpusException if the corpus is not there or has nothing to measure on
   */
  public static Result of(Bundle bundle, String corpus, Path data, long seed, Watcher watcher) {
    BundleEvaluation run = new BundleEvaluation(bundle, watcher);
    return corpus.equals(PAIRED) ? run.paired(data, seed) : run.corpus(corpus, data);
  }

  private Result corpus(String name, Path data) {
    Corpus corpus = Corpora.load(name, data);
    return result(corpus.name(), Judged.outcomes(judged(corpus)));
  }

  private Result paired(Path data, long seed) {
    Corpus clips = Corpora.load("tess", data);
    Corpus sentences = Corpora.load("emotion", data);
    warnings.add(PairedProtocol.CAVEAT);
    List<Outcome> outcomes =
        new PairedProtocol(seed)
            .sharedPairs(judged(clips), judged(sentences)).stream()
                .map((FusionExample pair) -> pair.judgedBy(bundle.fusion()))
                .toList();
    return result(PAIRED, outcomes);
  }

  /** What the bundle makes of the samples to be measured on, without those it cannot hear. */
  private List<Judged> judged(Corpus corpus) {
    List<Sample> samples = tested(corpus);
    boolean soundOnly = SOUND_ONLY.contains(corpus.name());
    watcher.stage(corpus.name() + ", " + samples.size() + " samples");
    List<Judged> judged = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      Sample sample = samples.get(i);
      answer(sample, soundOnly).ifPresent(scores -> judged.add(new Judged(sample, scores)));
      watcher.items(i + 1, samples.size());
    }
    return judged;
  }

  private Result result(String title, List<Outcome> outcomes) {
    if (outcomes.isEmpty()) {
      throw new CorpusException("nothing in " + title + " could be measured on");
    }
    return new Result(title, Evaluation.of(outcomes), List.copyOf(warnings));
  }

  /** The test part where there is one; else all, with a warning if the bundle has seen it. */
  private List<Sample> tested(Corpus corpus) {
    List<Sample> test =
        corpus.samples().stream()
            .filter(s -> s.split().filter(Split.TEST::equals).isPresent())
            .toList();
    if (!test.isEmpty()) {
      return test;
    }
    bundle.manifest().seen().stream()
        .filter(seen -> seen.corpus().equals(corpus.name()))
        .map(Manifest.Seen::part)
        .forEach(
            part ->
                warnings.add(
                    "this bundle was trained on "
                        + corpus.name()
                        + " ("
                        + part
                        + "), so these figures flatter; see metrics.json of the bundle for voices"
                        + " that it had not heard"));
    return corpus.samples();
  }

  private Optional<Scores> answer(Sample sample, boolean soundOnly) {
    Map<Modality, Scores> modalities = new EnumMap<>(Modality.class);
    try {
      if (sample.audio().isPresent()) {
        modalities.put(
            Modality.AUDIO, VoiceStage.heard(sample, sound -> bundle.hear(bundle.features(sound))));
      }
    } catch (AudioException e) {
      warnings.add("not heard: " + e.getMessage());
    }
    if (!soundOnly) {
      sample.text().ifPresent(text -> modalities.put(Modality.TEXT, bundle.read(text)));
    }
    return modalities.isEmpty() ? Optional.empty() : Optional.of(bundle.fusion().fuse(modalities));
  }
}
