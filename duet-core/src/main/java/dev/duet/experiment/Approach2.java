package dev.duet.experiment;

import dev.duet.bundle.Bundle;
import dev.duet.corpus.Corpora;
import dev.duet.corpus.Corpus;
import dev.duet.corpus.Partition;
import dev.duet.corpus.Partitions;
import dev.duet.evaluate.Evaluation;
import dev.duet.evaluate.Outcome;
import dev.duet.fusion.FusionExample;
import dev.duet.fusion.FusionRule;
import dev.duet.fusion.LearnedFusion;
import dev.duet.fusion.Modality;
import dev.duet.fusion.Temperature;
import dev.duet.recipe.Checkpoints;
import dev.duet.recipe.Judged;
import dev.duet.recipe.PairedProtocol;
import dev.duet.recipe.Recipe;
import dev.duet.recipe.TextStage;
import dev.duet.recipe.Texts;
import dev.duet.recipe.VoiceStage;
import dev.duet.recipe.Watcher;
import dev.duet.voice.VoiceModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Approach 2 under speaker-held-out tests: the audio model trained without each speaker in turn,
 * the text model of a bundle on its official test split, and their fusion on label-paired
 * utterances of the speaker that was held out.
 *
 * <p>Temperature of the audio model and weights of the fusion come from pseudo-voices of the
 * training speaker's validation words, paired with validation sentences. Nothing is chosen on the
 * test speaker or the test sentences.
 *
 * @param recipe of the audio model
 * @param data the folder that holds the corpora
 * @param seeds one training a seed and speaker
 * @param checkpoints where interrupted trainings go on from
 * @param wordsOneIn take only every so-many-th carrier word, for a quick run, but no fewer than ten
 *     words; 1 takes all
 */
public record Approach2(
    Recipe recipe, Path data, List<Integer> seeds, Path checkpoints, int wordsOneIn) {
  /** The name of the audio model alone among the systems compared. */
  static final String AUDIO = Modality.AUDIO.label();

  /** The name of the text model alone among the systems compared. */
  static final String TEXT = Modality.TEXT.label();

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there is no seed, or wordsOneIn is not positive
   */
  public Approach2 {
    seeds = List.copyOf(seeds);
    if (seeds.isEmpty() || wordsOneIn < 1) {
      throw new IllegalArgumentException(
          "an experiment has a seed and takes one word in 1 or more, not one in " + wordsOneIn);
    }
  }

  /**
   * Trains and measures.
   *
   * @param bundle whose text model is used; it must not have seen the validation and test sentences
   * @throws dev.duet.corpus.CorpusException if the data are not there, or cannot be divided
   * @throws dev.duet.audio.AudioException naming the first recording that cannot be used
   * @throws dev.duet.recipe.RecipeException if the checkpoints are of another recipe
   */
  public Approach2Results run(Bundle bundle, Watcher watcher) {
    Checkpoints states = Checkpoints.of(recipe, checkpoints);
    Corpus corpus =
        Thinning.ofWords(Corpora.load(recipe.requireAudio().corpus(), data), wordsOneIn);
    Texts texts = Texts.of(recipe.requireText().corpus(), data, seeds.get(0));
    Partition sentences = texts.sentences();
    watcher.stage("text model on " + sentences.test().size() + " test sentences");
    List<Judged> test = TextStage.judge(bundle.text(), sentences.test());
    List<Judged> validation = TextStage.judge(bundle.text(), sentences.validation());
    Temperature temperature = Temperature.fit(Judged.outcomes(validation));
    Sentences judged =
        new Sentences(Judged.tempered(validation, temperature), Judged.tempered(test, temperature));

    watcher.stage("features of " + corpus.samples().size() + " recordings");
    VoiceStage voices = new VoiceStage(recipe.requireAudio(), corpus.samples(), watcher);
    PseudoVoices pseudo = new PseudoVoices(recipe.requireAudio().frames());
    List<HeldOutRun> runs = new ArrayList<>();
    for (int seed : seeds) {
      for (String speaker : corpus.speakers()) {
        watcher.stage("audio model, %s held out, seed %d".formatted(speaker, seed));
        Partition partition = Partitions.heldOutSpeaker(corpus, speaker, seed);
        partition.requireLearnable();
        Optional<Path> state = state(states, "without-" + speaker + "-seed-" + seed);
        try (VoiceModel model = voices.train(partition, seed, watcher, state).model()) {
          List<Judged> unheard = pseudo.judge(model, partition.validation());
          List<Judged> clips = voices.judge(model, partition.test());
          runs.add(heldOut(speaker, seed, unheard, clips, judged));
        }
      }
    }
    watcher.stage("audio model, random split (leaking)");
    int seed = seeds.get(0);
    Partition leaking = Partitions.random(corpus, seed);
    leaking.requireLearnable();
    Evaluation random;
    try (VoiceModel model = voices.train(leaking, seed, watcher, state(states, "random")).model()) {
      random = Evaluation.of(Judged.outcomes(voices.judge(model, leaking.test())));
    }
    return new Approach2Results(
        corpus.name(),
        texts.title(),
        Evaluation.of(Judged.outcomes(validation)),
        Evaluation.of(Judged.outcomes(test)),
        runs,
        random);
  }

  /** Where a training leaves its state; a quick one goes on from no full one, nor the reverse. */
  private Optional<Path> state(Checkpoints states, String name) {
    return states.training(wordsOneIn == 1 ? name : name + "-one-word-in-" + wordsOneIn);
  }

  private record Sentences(List<Judged> validation, List<Judged> test) {}

  /** Calibrates and learns to fuse on the unheard voices, then judges the clips. */
  private HeldOutRun heldOut(
      String speaker, int seed, List<Judged> unheard, List<Judged> clips, Sentences sentences) {
    PairedProtocol protocol = new PairedProtocol(seed);
    Temperature temperature = Temperature.fit(Judged.outcomes(unheard));
    LearnedFusion learned =
        protocol.learn(
            protocol.sharedPairs(Judged.tempered(unheard, temperature), sentences.validation));
    List<Judged> calibrated = Judged.tempered(clips, temperature);
    List<FusionExample> pairs = protocol.sharedPairs(calibrated, sentences.test);
    return new HeldOutRun(speaker, seed, calibrated, systems(pairs, learned), learned.best());
  }

  /** Each modality alone, every rule, and the rule of the recipe under the recipe's word for it. */
  private Map<String, List<Outcome>> systems(List<FusionExample> pairs, LearnedFusion learned) {
    Map<String, List<Outcome>> systems = new LinkedHashMap<>();
    for (Modality modality : Modality.values()) {
      systems.put(
          modality.label(),
          pairs.stream().map(p -> new Outcome(p.truth(), p.scores().get(modality))).toList());
    }
    Map<String, FusionRule> rules = new LinkedHashMap<>(learned.rules());
    rules.put(recipe.requireFusion().label(), recipe.requireFusion().of(learned));
    rules.forEach(
        (name, rule) ->
            systems.put(name, pairs.stream().map(pair -> pair.judgedBy(rule)).toList()));
    return systems;
  }
}
