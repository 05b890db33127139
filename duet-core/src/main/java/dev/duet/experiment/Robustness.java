package dev.duet.experiment;

import dev.duet.audio.Matrix;
import dev.duet.bundle.Bundle;
import dev.duet.corpus.Corpora;
import dev.duet.corpus.Corpus;
import dev.duet.corpus.Partition;
import dev.duet.corpus.Partitions;
import dev.duet.corpus.Sample;
import dev.duet.evaluate.LabelPairing;
import dev.duet.recipe.Checkpoints;
import dev.duet.recipe.PublishedModels;
import dev.duet.recipe.Recipe;
import dev.duet.recipe.RecipeException;
import dev.duet.recipe.Texts;
import dev.duet.recipe.VoiceStage;
import dev.duet.recipe.Watcher;
import dev.duet.voice.Ear;
import dev.duet.voice.VoiceModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How well labels survive what should not decide: level, silence, bandwidth, coding. Asked of
 * bundles, and of models of a recipe that have not heard the voices. And what is gained or lost by
 * hearing those voices and reading words, as either gets worse.
 *
 * @param recipe whose audio section says which corpora and how many folds
 * @param data the folder that holds the corpora
 * @param clips how many of each corpus, spread evenly; twice as many for fusion
 * @param checkpoints where features are kept, so that an interrupted run goes on
 */
public record Robustness(Recipe recipe, Path data, int clips, Path checkpoints) {
  private static final int SEED = 1;

  /** Differences of accuracies take more clips than labels that are kept. */
  private static final int PAIRED_TIMES = 2;

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if no clip shall be heard
   */
  public Robustness {
    if (clips < 1) {
      throw new IllegalArgumentException("a clip of each corpus is heard at least, not " + clips);
    }
  }

  /**
   * Measures.
   *
   * @param bundles that hear, by what they are called in the report; the first also reads, and its
   *     rule fuses what the recipe's models hear
   * @throws RecipeException if the recipe has no folds, or the checkpoints are of another
   */
  public RobustnessResults run(Map<String, Bundle> bundles, Watcher watcher) {
    Recipe.Audio audio = recipe.requireAudio();
    int folds = recipe.requireFolds();
    List<Corpus> parts = Corpora.loadAll(audio.corpus(), data);
    Map<String, List<Sample>> chosen = new LinkedHashMap<>();
    parts.forEach(part -> chosen.put(part.name(), Spread.over(part.samples(), clips)));
    List<KeptFigures> kept = new ArrayList<>();
    Checkpoints states = Checkpoints.of(recipe, checkpoints);
    try (Ear ear = Ear.of(audio.features(), name -> PublishedModels.folder(name, data))) {
      watcher.stage("features of " + Corpus.joined(parts).samples().size() + " recordings");
      VoiceStage stage = new VoiceStage(audio, ear, states.frames(audio), parts, watcher);
      bundles.forEach((name, each) -> kept.addAll(known(name, each, stage, chosen, watcher)));
      KeptLabels unheard = new KeptLabels("voices never heard, by models of the recipe");
      UnheardClips paired = new UnheardClips(parts, paired(parts));
      for (Partition partition : Partitions.speakerFolds(parts, folds, SEED)) {
        String held = partition.test().get(0).speaker().orElseThrow();
        watcher.stage("audio model without " + held);
        try (VoiceModel model =
            stage.train(partition, SEED, watcher, states.training("without " + held)).model()) {
          VoiceStage heard = stage.heardBy(model);
          unheard(unheard, model, heard, partition, chosen);
          paired.add(partition, model, heard, watcher);
        }
      }
      kept.addAll(unheard.figures());
      return new RobustnessResults(kept, fusion(bundles, paired, watcher));
    }
  }

  /** Clips of the labels that sentences have too. */
  private Set<Sample> paired(List<Corpus> parts) {
    Set<Sample> paired = new HashSet<>();
    for (Corpus part : parts) {
      List<Sample> shared =
          part.samples().stream()
              .filter(sample -> LabelPairing.SHARED_LABELS.contains(sample.emotion()))
              .toList();
      paired.addAll(Spread.over(shared, PAIRED_TIMES * clips));
    }
    return paired;
  }

  private List<FusionFigures> fusion(
      Map<String, Bundle> bundles, UnheardClips paired, Watcher watcher) {
    Bundle bundle = bundles.values().iterator().next();
    if (bundle.manifest().fusion().isEmpty()) {
      return List.of();
    }
    watcher.stage("fusion with sentences ever more of whose words are wrong");
    Partition sentences =
        Texts.of(recipe.requireText().corpus(), data, SEED).byCorpus().values().iterator().next();
    return new PairedDamage(bundle, sentences, SEED, watcher).figures(paired.judged());
  }

  /** What a bundle makes of recordings, by sound alone. */
  private List<KeptFigures> known(
      String name,
      Bundle bundle,
      VoiceStage stage,
      Map<String, List<Sample>> chosen,
      Watcher watcher) {
    // An encoder takes long, and a bundle of the recipe's features hears by the same one.
    boolean hearsAlike = bundle.voice().spec().features().equals(recipe.requireAudio().features());
    KeptLabels kept = new KeptLabels(name);
    chosen.forEach(
        (corpus, samples) -> {
          watcher.stage("%s on %s".formatted(name, corpus));
          int done = 0;
          for (Sample sample : samples) {
            kept.add(
                corpus,
                sample,
                change ->
                    bundle
                        .hear(
                            hearsAlike
                                ? frames(stage, sample, change)
                                : frames(bundle, sample, change))
                        .scores()
                        .top());
            watcher.items(++done, samples.size());
          }
        });
    return kept.figures();
  }

  private static Matrix frames(VoiceStage stage, Sample sample, Optional<SoundChange> change) {
    return change
        .map(c -> stage.frames(sample, c.label(), c::of))
        .orElseGet(() -> stage.frames(sample));
  }

  private static Matrix frames(Bundle bundle, Sample sample, Optional<SoundChange> change) {
    return VoiceStage.heard(
        sample, sound -> bundle.features(change.map(c -> c.of(sound)).orElse(sound)));
  }

  /** What a model makes of the recordings among them whose voices it has not heard. */
  private static void unheard(
      KeptLabels kept,
      VoiceModel model,
      VoiceStage stage,
      Partition partition,
      Map<String, List<Sample>> chosen) {
    Set<Sample> tested = new HashSet<>(partition.test());
    chosen.forEach(
        (corpus, samples) ->
            samples.stream()
                .filter(tested::contains)
                .forEach(
                    sample ->
                        kept.add(
                            corpus,
                            sample,
                            change -> model.score(frames(stage, sample, change)).top())));
  }
}
