package dev.duet.recipe;

import dev.duet.bundle.Bundle;
import dev.duet.bundle.Manifest;
import dev.duet.corpus.Corpora;
import dev.duet.corpus.Corpus;
import dev.duet.corpus.Partition;
import dev.duet.corpus.Partitions;
import dev.duet.evaluate.Evaluation;
import dev.duet.fusion.FusionExample;
import dev.duet.fusion.FusionLearner;
import dev.duet.fusion.FusionRule;
import dev.duet.fusion.LearnedFusion;
import dev.duet.fusion.Temperature;
import dev.duet.text.TextModel;
import dev.duet.text.TextTrainer;
import dev.duet.voice.VoiceModel;
import dev.duet.voice.VoiceTrainer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows a recipe from corpora to a bundle.
 *
 * <p>The audio model that ships has heard every speaker, so nothing is left to say how it does on
 * an unknown voice. That is learned beforehand: each speaker is held out in turn, and what the
 * model of the others makes of it sets the temperature and the fusion weights.
 *
 * @param recipe to follow
 * @param data the folder that holds the corpora
 * @param seed of everything that is drawn
 * @param checkpoints where interrupted trainings go on from; deleted by nobody here
 * @param today the date for the manifest
 * @param version of Duet, for the manifest
 */
public record RecipeTrainer(
    Recipe recipe, Path data, int seed, Path checkpoints, LocalDate today, String version) {

  /**
   * A trained bundle and how good it is.
   *
   * @param bundle the caller closes it
   * @param figures by what they were measured on
   */
  public record Result(Bundle bundle, Map<String, Evaluation> figures) {}

  /** What one modality's training gave. */
  private record Voice(VoiceModel model, List<Judged> unheard, Temperature temperature) {}

  private record Words(TextModel model, List<Judged> validation, Temperature temperature) {}

  /**
   * Trains both models and the fusion.
   *
   * @param trainedText a text model to take as it is instead of training one
   * @throws dev.duet.corpus.CorpusException if the data are not there
   */
  public Result train(Watcher watcher, Optional<Bundle> trainedText) {
    Map<String, Evaluation> figures = new LinkedHashMap<>();
    List<Manifest.Seen> seen = new ArrayList<>();
    Words words = words(watcher, trainedText, figures, seen);
    Voice voice = voice(watcher, figures, seen);
    FusionRule rule = fusion(voice, words, figures);
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT,
            recipe.name(),
            version,
            today.toString(),
            seed,
            new Manifest.Audio(voice.model.spec(), voice.temperature),
            new Manifest.Text(
                words.model.labels(), recipe.text().tuning().encoder(), words.temperature),
            rule,
            seen);
    return new Result(new Bundle(manifest, voice.model, words.model), figures);
  }

  private Voice voice(Watcher watcher, Map<String, Evaluation> figures, List<Manifest.Seen> seen) {
    Corpus corpus = Corpora.load(recipe.audio().corpus(), data);
    watcher.stage("features of " + corpus.samples().size() + " recordings");
    VoiceStage stage = new VoiceStage(recipe.audio(), corpus.samples(), watcher);
    List<Judged> unheard = new ArrayList<>();
    for (String speaker : corpus.speakers()) {
      watcher.stage("audio model with " + speaker + " held out");
      Partition partition = Partitions.heldOutSpeaker(corpus, speaker, seed);
      try (VoiceModel model = trained(stage, partition, "audio-without-" + speaker, watcher)) {
        List<Judged> judged = stage.judge(model, partition.test());
        figures.put("audio_unheard_" + speaker, Evaluation.of(Judged.outcomes(judged)));
        unheard.addAll(judged);
      }
    }
    watcher.stage("audio model of all speakers");
    Partition all = Partitions.withoutTest(corpus, seed);
    VoiceModel model = trained(stage, all, "audio", watcher);
    figures.put(
        "audio_validation_same_speakers",
        Evaluation.of(Judged.outcomes(stage.judge(model, all.validation()))));
    seen.add(Licences.seen(corpus.name(), all.description(), all.train()));
    return new Voice(model, unheard, Temperature.fit(Judged.outcomes(unheard)));
  }

  private VoiceModel trained(VoiceStage stage, Partition partition, String name, Watcher watcher) {
    VoiceTrainer.Result result =
        stage.train(partition, seed, watcher, Optional.of(checkpoints.resolve(name)));
    return result.model();
  }

  private Words words(
      Watcher watcher,
      Optional<Bundle> trainedText,
      Map<String, Evaluation> figures,
      List<Manifest.Seen> seen) {
    Corpus corpus = Corpora.load(recipe.text().corpus(), data);
    Partition partition = Partitions.official(corpus, seed).withoutSharedTexts();
    TextModel model;
    if (trainedText.isPresent()) {
      model = trainedText.get().text();
    } else {
      watcher.stage("text model on " + partition.train().size() + " sentences");
      TextTrainer.Result result =
          TextStage.train(
              recipe.text().tuning(),
              partition,
              seed,
              watcher,
              Optional.of(checkpoints.resolve("text")));
      model = result.model();
    }
    List<Judged> validation = TextStage.judge(model, partition.validation());
    figures.put("text_validation", Evaluation.of(Judged.outcomes(validation)));
    figures.put(
        "text_test", Evaluation.of(Judged.outcomes(TextStage.judge(model, partition.test()))));
    seen.add(Licences.seen(corpus.name(), partition.description(), partition.train()));
    return new Words(model, validation, Temperature.fit(Judged.outcomes(validation)));
  }

  private FusionRule fusion(Voice voice, Words words, Map<String, Evaluation> figures) {
    List<FusionExample> pairs =
        new PairedProtocol(seed)
            .pairs(
                voice.unheard.stream().map(j -> j.tempered(voice.temperature)).toList(),
                words.validation.stream().map(j -> j.tempered(words.temperature)).toList());
    LearnedFusion learned = FusionLearner.withSeed(seed).learn(pairs);
    FusionRule rule = recipe.fusion().of(learned);
    figures.put(
        "paired_validation_unheard_voices",
        Evaluation.of(pairs.stream().map(pair -> pair.judgedBy(rule)).toList()));
    return rule;
  }
}
