package dev.duet.experiment;

import dev.duet.corpus.Corpora;
import dev.duet.corpus.Corpus;
import dev.duet.corpus.CorpusException;
import dev.duet.corpus.Partition;
import dev.duet.corpus.Partitions;
import dev.duet.corpus.Sample;
import dev.duet.recipe.Checkpoints;
import dev.duet.recipe.VoiceStage;
import dev.duet.recipe.Watcher;
import dev.duet.voice.FrameFeatures;
import dev.duet.voice.VoiceModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A choice among recipes of the audio model that no held-out speaker has a say in. Each speaker in
 * turn is the only one there is: a candidate learns from most of the speaker's words and is judged
 * on the others in strange voices. Recordings of anybody else are not even decoded.
 *
 * <p>In the speaker's own voice nearly every candidate recognises all the other words, so that
 * would choose nothing.
 *
 * @param candidates to choose among, of different names
 * @param data the folder that holds the corpora
 * @param seeds one training a candidate, speaker and seed
 * @param voices how the strange voices are made; the first ranks the candidates
 * @param runs where runs that are done are kept
 * @param checkpoints where interrupted trainings go on from
 */
public record Choice(
    List<Candidate> candidates,
    Path data,
    List<Integer> seeds,
    List<Disguise> voices,
    Path runs,
    Path checkpoints) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if one of them is empty
   */
  public Choice {
    candidates = List.copyOf(candidates);
    seeds = List.copyOf(seeds);
    voices = List.copyOf(voices);
    if (candidates.isEmpty() || seeds.isEmpty() || voices.isEmpty()) {
      throw new IllegalArgumentException("a choice needs candidates, seeds and voices");
    }
  }

  /**
   * Trains and judges whatever was not done before.
   *
   * @throws CorpusException if the data are not there, name no speaker, or cannot be divided
   * @throws dev.duet.audio.AudioException naming the first recording that cannot be used
   * @throws dev.duet.recipe.RecipeException if runs or checkpoints are of another recipe
   */
  public ChoiceResults run(Watcher watcher) {
    List<ChoiceRun> done = new ArrayList<>();
    for (Candidate candidate : candidates) {
      Corpus corpus = Corpora.load(candidate.audio().corpus(), data);
      if (corpus.speakers().isEmpty()) {
        throw new CorpusException(
            corpus.name() + " names no speakers; a choice learns from one at a time");
      }
      for (String speaker : corpus.speakers()) {
        done.addAll(runs(candidate, speaker, alone(corpus, speaker), watcher));
      }
    }
    return new ChoiceResults(done, voices);
  }

  private static Corpus alone(Corpus corpus, String speaker) {
    List<Sample> own =
        corpus.samples().stream()
            .filter(sample -> sample.speaker().filter(speaker::equals).isPresent())
            .toList();
    return new Corpus(corpus.name(), own, List.of());
  }

  /** The runs of one candidate with one speaker; features are computed if one is not done yet. */
  private List<ChoiceRun> runs(Candidate candidate, String speaker, Corpus own, Watcher watcher) {
    ChoiceRuns kept = new ChoiceRuns(runs);
    List<ChoiceRun> done = new ArrayList<>();
    Optional<Studio> studio = Optional.empty();
    for (int seed : seeds) {
      Optional<ChoiceRun> before = kept.done(candidate, speaker, seed, voices);
      if (before.isEmpty()) {
        String who = "%s, %s alone".formatted(candidate.name(), speaker);
        if (studio.isEmpty()) {
          watcher.stage("%s: features of %d recordings".formatted(who, own.samples().size()));
          studio = Optional.of(new Studio(candidate, own, voices, watcher));
        }
        watcher.stage("%s, seed %d".formatted(who, seed));
        before = Optional.of(run(candidate, speaker, seed, studio.get(), watcher));
        kept.keep(before.get());
      }
      done.add(before.get());
    }
    return done;
  }

  private ChoiceRun run(
      Candidate candidate, String speaker, int seed, Studio studio, Watcher watcher) {
    Partition partition = Partitions.withoutTest(studio.own, seed);
    partition.requireLearnable();
    Path folder = checkpoints.resolve(ChoiceRuns.encoded(candidate.name()));
    Optional<Path> state =
        Checkpoints.of(candidate.recipe(), folder).training(speaker + "-seed-" + seed);
    Map<Disguise, List<ChoiceRun.Clip>> heard = new EnumMap<>(Disguise.class);
    try (VoiceModel model = studio.stage.train(partition, seed, watcher, state).model()) {
      studio.strangers.forEach(
          (disguise, strangers) ->
              heard.put(disguise, ChoiceRun.clips(strangers.judge(model, partition.validation()))));
    }
    return new ChoiceRun(candidate.name(), candidate.audio(), speaker, seed, heard);
  }

  /** All that the trainings of one candidate with one speaker share. */
  private static final class Studio {
    private final Corpus own;
    private final VoiceStage stage;
    private final Map<Disguise, PseudoVoices> strangers = new EnumMap<>(Disguise.class);

    Studio(Candidate candidate, Corpus own, List<Disguise> voices, Watcher watcher) {
      this.own = own;
      this.stage = new VoiceStage(candidate.audio(), own.samples(), watcher);
      FrameFeatures features = candidate.audio().frames();
      voices.forEach(disguise -> strangers.put(disguise, new PseudoVoices(features, disguise)));
    }
  }
}
