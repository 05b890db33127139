package dev.duet.experiment;

import dev.duet.bundle.Bundle;
import dev.duet.corpus.Corpora;
import dev.duet.corpus.Corpus;
import dev.duet.corpus.Partition;
import dev.duet.corpus.Partitions;
import dev.duet.corpus.Sample;
import dev.duet.evaluate.Evaluation;
import dev.duet.evaluate.Outcome;
import dev.duet.fusion.FusionExample;
import dev.duet.fusion.FusionLearner;
import dev.duet.fusion.LearnedFusion;
import dev.duet.fusion.Modality;
import dev.duet.fusion.Temperature;
import dev.duet.recipe.Judged;
import dev.duet.recipe.PairedProtocol;
import dev.duet.recipe.Recipe;
import dev.duet.recipe.TextStage;
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
 * @param wordsOneIn take only every so-many-th carrier word, for a quick run; 1 takes all
 */
public record Approach2(
    Recipe recipe, Path data, List<Integer> seeds, Path checkpoints, int wordsOneIn) {
  /** The name of the audio model alone among the systems compared. */
  static final String AUDIO = Modality.AUDIO.label();

  /** The name of the text model alone among the systems compared. */
  static final String TEXT = Modality.TEXT.label();

  /**
   * Trains and measures.
   *
   * @param bundle whose text model is used; it must not have seen the validation and test sentences
   */
  public Approach2Results run(Bundle bundle, Watcher watcher) {
    Corpus corpus = thinned(Corpora.load(recipe.audio().corpus(), data));
    Corpus texts = Corpora.load(recipe.text().corpus(), data);
    Partition sentences = Partitions.official(texts, seeds.get(0)).withoutSharedTexts();
    watcher.stage("text model on " + sentences.test().size() + " test sentences");
    List<Judged> test = TextStage.judge(bundle.text(), sentences.test());
    List<Judged> validation = TextStage.judge(bundle.text(), sentences.validation());
    Temperature temperature = Temperature.fit(Judged.outcomes(validation));
    Sentences judged =
        new Sentences(tempered(validation, temperature), tempered(test, temperature));

    watcher.stage("features of " + corpus.samples().size() + " recordings");
    VoiceStage voices = new VoiceStage(recipe.audio(), corpus.samples(), watcher);
    PseudoVoices pseudo = new PseudoVoices(recipe.audio().features());
    List<HeldOutRun> runs = new ArrayList<>();
    for (int seed : seeds) {
      for (String speaker : corpus.speakers()) {
        watcher.stage("audio model, %s held out, seed %d".formatted(speaker, seed));
        Partition partition = Partitions.heldOutSpeaker(corpus, speaker, seed);
        runs.add(heldOut(voices, pseudo, partition, speaker, seed, judged, watcher));
      }
    }
    watcher.stage("audio model, random split (leaking)");
    Evaluation random = random(voices, Partitions.random(corpus, seeds.get(0)), watcher);
    return new Approach2Results(
        corpus.name(),
        texts.name(),
        Evaluation.of(Judged.outcomes(validation)),
        Evaluation.of(Judged.outcomes(test)),
        runs,
        random);
  }

  private record Sentences(List<Judged> validation, List<Judged> test) {}

  private HeldOutRun heldOut(
      VoiceStage voices,
      PseudoVoices pseudo,
      Partition partition,
      String speaker,
      int seed,
      Sentences sentences,
      Watcher watcher) {
    Path folder = checkpoints.resolve("without-" + speaker + "-seed-" + seed);
    try (VoiceModel model = voices.train(partition, seed, watcher, Optional.of(folder)).model()) {
      List<Judged> unheard = pseudo.judge(model, partition.validation());
      Temperature temperature = Temperature.fit(Judged.outcomes(unheard));
      PairedProtocol protocol = new PairedProtocol(seed);
      LearnedFusion learned =
          FusionLearner.withSeed(seed)
              .learn(protocol.sharedPairs(tempered(unheard, temperature), sentences.validation));
      List<Judged> clips = tempered(voices.judge(model, partition.test()), temperature);
      List<FusionExample> pairs = protocol.sharedPairs(clips, sentences.test);
      return new HeldOutRun(speaker, seed, clips, systems(pairs, learned), learned.best());
    }
  }

  private static Map<String, List<Outcome>> systems(
      List<FusionExample> pairs, LearnedFusion learned) {
    Map<String, List<Outcome>> systems = new LinkedHashMap<>();
    for (Modality modality : Modality.values()) {
      systems.put(
          modality.label(),
          pairs.stream().map(p -> new Outcome(p.truth(), p.scores().get(modality))).toList());
    }
    learned
        .rules()
        .forEach(
            (name, rule) ->
                systems.put(name, pairs.stream().map(pair -> pair.judgedBy(rule)).toList()));
    return systems;
  }

  private Evaluation random(VoiceStage voices, Partition partition, Watcher watcher) {
    Path folder = checkpoints.resolve("random");
    try (VoiceModel model =
        voices.train(partition, seeds.get(0), watcher, Optional.of(folder)).model()) {
      return Evaluation.of(Judged.outcomes(voices.judge(model, partition.test())));
    }
  }

  private static List<Judged> tempered(List<Judged> judged, Temperature temperature) {
    return judged.stream().map(j -> j.tempered(temperature)).toList();
  }

  private Corpus thinned(Corpus corpus) {
    if (wordsOneIn == 1) {
      return corpus;
    }
    List<String> words =
        corpus.samples().stream().map(s -> s.textKey().orElse(s.id())).distinct().sorted().toList();
    List<Sample> kept =
        corpus.samples().stream()
            .filter(s -> words.indexOf(s.textKey().orElse(s.id())) % wordsOneIn == 0)
            .toList();
    return new Corpus(corpus.name(), kept, corpus.findings());
  }
}
