package dev.duet.recipe;

import dev.duet.bundle.Bundle;
import dev.duet.bundle.Manifest;
import dev.duet.corpus.Partition;
import dev.duet.corpus.Sample;
import dev.duet.evaluate.Evaluation;
import dev.duet.fusion.FusionExample;
import dev.duet.fusion.FusionRule;
import dev.duet.fusion.Temperature;
import dev.duet.text.TextModel;
import dev.duet.voice.VoiceModel;
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

  private record Words(
      TextModel model, String encoder, List<Judged> validation, Temperature temperature) {}

  /**
   * Trains both models and the fusion. All that can be wrong with the data is found first.
   *
   * @param other a bundle whose text model is taken as it is instead of training one; it then
   *     belongs to both bundles, and is gone when either is closed
   * @throws dev.duet.corpus.CorpusException if the data are not there, or cannot be trained on
   * @throws dev.duet.audio.AudioException naming the first recording that cannot be used
   * @throws RecipeException if the checkpoints are of another recipe
   */
  public Result train(Watcher watcher, Optional<Bundle> other) {
    Checkpoints states = Checkpoints.of(recipe, checkpoints);
    Material material = Material.of(recipe, data, seed);
    Map<String, Evaluation> figures = new LinkedHashMap<>();
    Words words = words(material, states, watcher, other, figures);
    try {
      Voice voice = voice(material, states, watcher, figures);
      FusionRule rule = fusion(voice, words, figures);
      Manifest manifest = manifest(material, voice, words, rule);
      return new Result(new Bundle(manifest, voice.model, words.model), figures);
    } catch (RuntimeException e) {
      words.model.close();
      throw e;
    }
  }

  private Words words(
      Material material,
      Checkpoints states,
      Watcher watcher,
      Optional<Bundle> other,
      Map<String, Evaluation> figures) {
    Partition partition = material.sentences();
    TextModel model;
    String encoder;
    if (other.isPresent()) {
      model = other.get().text();
      encoder = other.get().manifest().text().encoder();
    } else {
      watcher.stage("text model on " + partition.train().size() + " sentences");
      model =
          TextStage.train(
                  recipe.requireText().tuning(), partition, seed, watcher, states.training("text"))
              .model();
      encoder = recipe.requireText().tuning().encoder();
    }
    List<Judged> validation = TextStage.judge(model, partition.validation());
    figures.put("text_validation", Evaluation.of(Judged.outcomes(validation)));
    figures.put(
        "text_test", Evaluation.of(Judged.outcomes(TextStage.judge(model, partition.test()))));
    return new Words(model, encoder, validation, Temperature.fit(Judged.outcomes(validation)));
  }

  private Voice voice(
      Material material, Checkpoints states, Watcher watcher, Map<String, Evaluation> figures) {
    List<Sample> recordings = material.recordings().samples();
    watcher.stage("features of " + recordings.size() + " recordings");
    VoiceStage stage = new VoiceStage(recipe.requireAudio(), recordings, watcher);
    List<Judged> unheard = new ArrayList<>();
    for (Partition partition : material.heldOut()) {
      String speaker = partition.test().get(0).speaker().orElseThrow();
      watcher.stage("audio model with " + speaker + " held out");
      Optional<Path> state = states.training("audio-without-" + speaker);
      try (VoiceModel model = stage.train(partition, seed, watcher, state).model()) {
        List<Judged> judged = stage.judge(model, partition.test());
        figures.put("audio_unheard_" + speaker, Evaluation.of(Judged.outcomes(judged)));
        unheard.addAll(judged);
      }
    }
    watcher.stage("audio model of all speakers");
    VoiceModel model = stage.train(material.all(), seed, watcher, states.training("audio")).model();
    figures.put(
        "audio_validation_same_speakers",
        Evaluation.of(Judged.outcomes(stage.judge(model, material.all().validation()))));
    return new Voice(model, unheard, Temperature.fit(Judged.outcomes(unheard)));
  }

  private FusionRule fusion(Voice voice, Words words, Map<String, Evaluation> figures) {
    PairedProtocol protocol = new PairedProtocol(seed);
    List<FusionExample> pairs =
        protocol.pairs(
            Judged.tempered(voice.unheard, voice.temperature),
            Judged.tempered(words.validation, words.temperature));
    FusionRule rule = recipe.requireFusion().of(protocol.learn(pairs));
    figures.put(
        "paired_validation_unheard_voices",
        Evaluation.of(pairs.stream().map(pair -> pair.judgedBy(rule)).toList()));
    return rule;
  }

  private Manifest manifest(Material material, Voice voice, Words words, FusionRule rule) {
    return new Manifest(
        Manifest.FORMAT,
        recipe.name(),
        version,
        today.toString(),
        seed,
        new Manifest.Audio(voice.model.spec(), voice.temperature),
        new Manifest.Text(words.model.labels(), words.encoder, words.temperature),
        rule,
        List.of(
            Licences.seen(material.texts().name(), material.sentences()),
            Licences.seen(material.recordings().name(), material.all())));
  }
}
