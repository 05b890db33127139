package dev.duet.recipe;

import dev.duet.bundle.Bundle;
import dev.duet.bundle.Manifest;
import dev.duet.corpus.Partition;
import dev.duet.corpus.Sample;
import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import dev.duet.evaluate.Evaluation;
import dev.duet.evaluate.LabelPairing;
import dev.duet.evaluate.Outcome;
import dev.duet.fusion.FusionExample;
import dev.duet.fusion.FusionRule;
import dev.duet.fusion.Modality;
import dev.duet.fusion.Relevance;
import dev.duet.fusion.Sufficiency;
import dev.duet.fusion.Temperature;
import dev.duet.fusion.mlp.FeatureFusion;
import dev.duet.text.Fluency;
import dev.duet.text.LabelledText;
import dev.duet.text.TextModel;
import dev.duet.voice.Ear;
import dev.duet.voice.VoiceModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One recipe being followed, see {@link RecipeTrainer}. */
final class BundleTraining {
  private final RecipeTrainer order;
  private final Recipe recipe;
  private final int seed;
  private final Material material;
  private final Checkpoints states;
  private final Watcher watcher;

  private final Map<String, Evaluation> textFigures = new LinkedHashMap<>();
  private final Map<String, Evaluation> otherFigures = new LinkedHashMap<>();
  private final List<AutoCloseable> models = new ArrayList<>();

  /** What the text model was made from. */
  private String origin = "";

  /** The sentences to learn from, with their variants; of a recipe without a text model none. */
  private List<LabelledText> sentences = List.of();

  /** What models made of speakers they had not heard. */
  private final HeldOutGroups unheard = new HeldOutGroups();

  /** What the audio model learns from, in the order in which it meets them. */
  private List<String> corpora = List.of();

  /** What feature-level fusion made of them, paired with validation sentences. */
  private final List<Outcome> unheardFused = new ArrayList<>();

  BundleTraining(RecipeTrainer order, Material material, Checkpoints states, Watcher watcher) {
    this.order = order;
    this.recipe = order.recipe();
    this.seed = order.seed();
    this.material = material;
    this.states = states;
    this.watcher = watcher;
  }

  RecipeTrainer.Result run(Optional<Bundle> other) {
    try {
      boolean isLearnt = other.isEmpty() || recipe.mlp().isPresent();
      material.texts().ifPresent(texts -> sentences = sentences(texts.sentences(), isLearnt));
      Optional<TextModel> text = material.texts().map(texts -> text(texts, other));
      Optional<MlpStage> mlp = recipe.mlp().map(this::mlpStage);
      Optional<VoiceModel> voice = Optional.empty();
      Optional<FeatureFusion> network = Optional.empty();
      if (material.recordings().isPresent()) {
        Recipe.Audio audio = recipe.requireAudio();
        try (Ear ear = Ear.of(audio.features(), order::published)) {
          Hearing hearing = hear(audio, ear, material.recordings().get(), text, mlp);
          voice = Optional.of(hearing.voice);
          network = hearing.network;
        }
      }
      Manifest manifest = manifest(voice, text, network);
      Map<String, Evaluation> figures = new LinkedHashMap<>(textFigures);
      figures.putAll(otherFigures);
      return new RecipeTrainer.Result(
          new Bundle(manifest, voice, text, network, fluency()), figures);
    } catch (RuntimeException e) {
      models.forEach(BundleTraining::close);
      throw e;
    }
  }

  /** The audio model, and the network that fuses its embeddings, if there is one. */
  private record Hearing(VoiceModel voice, Optional<FeatureFusion> network) {}

  private Hearing hear(
      Recipe.Audio audio,
      Ear ear,
      Material.Recordings recordings,
      Optional<TextModel> text,
      Optional<MlpStage> mlp) {
    watcher.stage("features of " + recordings.corpus().samples().size() + " recordings");
    VoiceStage stage =
        new VoiceStage(audio, ear, states.frames(audio), recordings.parts(), watcher);
    for (int i = 0; i < recordings.heldOut().size(); i++) {
      holdOut(stage, recordings.heldOut().get(i), i + 1, text, mlp);
    }
    watcher.stage("audio model of all speakers");
    corpora = stage.corpora(recordings.all());
    otherFigures.putAll(unheard.figures(corpora));
    VoiceModel heard =
        kept(stage.train(recordings.all(), seed, watcher, states.training("audio")).model());
    VoiceStage own = stage.heardBy(heard);
    Optional<FeatureFusion> network =
        mlp.map(
            fusion ->
                kept(fusion(fusion, own, heard, text.orElseThrow(), recordings.all(), "fusion")));
    List<Sample> validation = recordings.all().validation();
    otherFigures.put(
        "audio_validation_same_speakers",
        Evaluation.of(
            Judged.outcomes(
                network.isPresent()
                    ? heard(own, heard, network.get(), validation)
                    : own.judge(heard, validation))));
    return new Hearing(heard, network);
  }

  private <M extends AutoCloseable> M kept(M model) {
    models.add(model);
    return model;
  }

  private static void close(AutoCloseable model) {
    try {
      model.close();
    } catch (Exception e) {
      throw new IllegalStateException("models close without trouble", e);
    }
  }

  /** The training sentences; with their variants, if something is to learn from them here. */
  private List<LabelledText> sentences(Partition partition, boolean isLearnt) {
    return isLearnt ? textStage().training(partition, seed) : TextStage.labelled(partition.train());
  }

  private TextModel text(Texts texts, Optional<Bundle> other) {
    if (other.isPresent()) {
      TextModel given = other.get().text();
      origin = other.get().manifest().text().orElseThrow().encoder();
      return trainsOn() ? kept(given.copy()) : given;
    }
    origin = textStage().origin();
    Partition partition = texts.sentences();
    watcher.stage("text model on " + partition.train().size() + " sentences");
    return kept(
        textStage().train(sentences, partition, seed, watcher, states.training("text")).model());
  }

  private TextStage textStage() {
    return new TextStage(recipe.requireText(), order.data(), order.store());
  }

  private boolean trainsOn() {
    return recipe.mlp().filter(mlp -> mlp.towers() == Recipe.Mlp.Towers.JOINT).isPresent();
  }

  private MlpStage mlpStage(Recipe.Mlp mlp) {
    Partition partition = material.texts().orElseThrow().sentences();
    return new MlpStage(mlp, sentences, TextStage.labelled(partition.validation()));
  }

  /** Trains without a speaker or a fold of them, and notes what comes of their clips. */
  private void holdOut(
      VoiceStage stage,
      Partition partition,
      int number,
      Optional<TextModel> text,
      Optional<MlpStage> mlp) {
    List<String> speakers =
        partition.test().stream().flatMap(s -> s.speaker().stream()).distinct().toList();
    String speaker = speakers.size() == 1 ? speakers.get(0) : "fold_" + number;
    watcher.stage("audio model with " + speaker + " held out");
    Optional<Path> state = states.training("audio-without-" + speaker);
    try (VoiceModel model = stage.train(partition, seed, watcher, state).model()) {
      VoiceStage own = stage.heardBy(model);
      List<Judged> judged =
          mlp.isPresent()
              ? fuseUnheard(mlp.get(), own, model, text.orElseThrow(), partition, speaker)
              : own.judge(model, partition.test());
      Optional<VoiceCalibration> calibration = Optional.empty();
      if (mlp.isEmpty() && model.learnsVoices()) {
        calibration = Optional.of(new VoiceCalibration());
        calibration.get().add(partition.test(), model, own, partition);
      }
      unheard.add(speaker, judged, calibration);
    }
  }

  /**
   * Trains the fusion without a speaker and notes what it makes of that speaker's clips, paired
   * with validation sentences.
   *
   * @return what it makes of the clips alone
   */
  private List<Judged> fuseUnheard(
      MlpStage mlp,
      VoiceStage stage,
      VoiceModel voice,
      TextModel shared,
      Partition partition,
      String speaker) {
    TextModel text = mlp.changesTowers() ? shared.copy() : shared;
    watcher.stage("fusion with " + speaker + " held out");
    try (FeatureFusion network =
        fusion(mlp, stage, voice, text, partition, "fusion-without-" + speaker)) {
      LabelPairing.pair(
              partition.test(),
              Sample::emotion,
              material.texts().orElseThrow().sentences().validation(),
              Sample::emotion,
              LabelPairing.SHARED_LABELS,
              seed)
          .forEach(
              pair -> {
                float[] sound = voice.embed(stage.frames(pair.clip()));
                float[] words = text.embed(pair.sentence().words());
                Scores scores = network.score(Map.of(Modality.AUDIO, sound, Modality.TEXT, words));
                unheardFused.add(new Outcome(pair.label(), scores));
              });
      return heard(stage, voice, network, partition.test());
    } finally {
      if (mlp.changesTowers()) {
        text.close();
      }
    }
  }

  /** What feature-level fusion makes of clips alone. */
  private static List<Judged> heard(
      VoiceStage stage, VoiceModel voice, FeatureFusion network, List<Sample> clips) {
    return clips.stream()
        .map(
            clip ->
                new Judged(
                    clip, network.score(Map.of(Modality.AUDIO, voice.embed(stage.frames(clip))))))
        .toList();
  }

  /** What the text model, or feature-level fusion, makes of sentences alone. */
  private static List<Judged> read(
      TextModel text, Optional<FeatureFusion> network, List<Sample> sentences) {
    return network.isEmpty()
        ? TextStage.judge(text, sentences)
        : sentences.stream()
            .map(
                s ->
                    new Judged(
                        s, network.get().score(Map.of(Modality.TEXT, text.embed(s.words())))))
            .toList();
  }

  private FeatureFusion fusion(
      MlpStage mlp,
      VoiceStage stage,
      VoiceModel voice,
      TextModel text,
      Partition partition,
      String state) {
    Optional<Path> folder = states.training(state);
    return mlp.train(
            voice,
            text,
            stage.learnt(partition, mlp.plan(seed), watcher, folder),
            stage.unseen(partition),
            seed,
            watcher,
            folder)
        .model();
  }

  private Manifest manifest(
      Optional<VoiceModel> voice, Optional<TextModel> text, Optional<FeatureFusion> network) {
    Optional<Manifest.Audio> audio =
        voice.map(
            model ->
                new Manifest.Audio(
                    model.spec(),
                    Temperature.fit(Judged.outcomes(unheard.judged())),
                    unheard.calibration().adaptive(corpora),
                    network.isPresent() ? 1 : unheard.trust(corpora)));
    Optional<TextFigures> measured = text.map(model -> measure(model, network));
    Optional<Manifest.Text> words =
        text.map(model -> words(model, network, measured.orElseThrow()));
    Optional<FusionRule> rule =
        audio.isPresent() && words.isPresent() && network.isEmpty()
            ? Optional.of(rule(calibrated(audio.get()), measured.orElseThrow()))
            : Optional.empty();
    List<Manifest.Seen> seen = new ArrayList<>();
    material.texts().ifPresent(texts -> seen.addAll(Licences.seen(texts, sentences.size())));
    material
        .recordings()
        .ifPresent(clips -> seen.add(Licences.seen(clips.corpus().name(), clips.all(), 0)));
    return new Manifest(
        Manifest.FORMAT,
        recipe.name(),
        order.version(),
        order.today().toString(),
        seed,
        audio,
        words,
        rule,
        network.map(this::mlp),
        seen);
  }

  private Manifest.Text words(
      TextModel model, Optional<FeatureFusion> network, TextFigures measured) {
    Temperature temperature = measured.temperature();
    Manifest.Text words = new Manifest.Text(model.labels(), origin, temperature);
    return new Manifest.Text(
        words.labels(),
        words.encoder(),
        temperature,
        relevance(model, network, measured.validation(), temperature),
        Optional.of(sufficiency(words, model, network, measured.validation())),
        true);
  }

  private Optional<Fluency> fluency() {
    return material
        .texts()
        .map(texts -> texts.sentences().train().stream().map(Sample::words).toList())
        .map(Fluency::of);
  }

  /** Sentences of validation are short seldom, so parts of them stand for few words. */
  private Sufficiency sufficiency(
      Manifest.Text words,
      TextModel model,
      Optional<FeatureFusion> network,
      List<Judged> validation) {
    List<Judged> judged = new ArrayList<>(validation);
    judged.addAll(read(model, network, Fragments.of(Judged.samples(validation), seed)));
    return Sufficiency.fit(
        Judged.tempered(judged, words.temperature()).stream()
            .map(
                each ->
                    new Sufficiency.Reading(
                        each.outcome(),
                        words.emotional(each.scores()),
                        Sufficiency.count(each.sample().words())))
            .toList());
  }

  /** What was made of unheard voices, as a bundle would say it. */
  private List<Judged> calibrated(Manifest.Audio audio) {
    return audio
        .adaptive()
        .map(adaptive -> unheard.calibration().calibrated(adaptive, corpora))
        .orElseGet(() -> Judged.tempered(unheard.judged(), audio.temperature()));
  }

  /** A model that knows neutral says itself that words are plain. */
  private static Optional<Relevance> relevance(
      TextModel model,
      Optional<FeatureFusion> network,
      List<Judged> validation,
      Temperature temperature) {
    if (model.labels().contains(Emotion.NEUTRAL)) {
      return Optional.empty();
    }
    List<Judged> plain = read(model, network, PlainSentences.all());
    return Optional.of(Relevance.fit(scores(validation, temperature), scores(plain, temperature)));
  }

  private static List<Scores> scores(List<Judged> judged, Temperature temperature) {
    return Judged.tempered(judged, temperature).stream().map(Judged::scores).toList();
  }

  private TextFigures measure(TextModel model, Optional<FeatureFusion> network) {
    TextFigures measured =
        TextFigures.of(material.texts().orElseThrow(), samples -> read(model, network, samples));
    textFigures.putAll(measured.figures());
    return measured;
  }

  private Manifest.Mlp mlp(FeatureFusion network) {
    Temperature temperature = Temperature.fit(unheardFused);
    paired(
        unheardFused.stream()
            .map(o -> new Outcome(o.truth(), temperature.apply(o.scores())))
            .toList());
    return new Manifest.Mlp(network.spec(), temperature);
  }

  private FusionRule rule(List<Judged> clips, TextFigures words) {
    PairedProtocol protocol = new PairedProtocol(seed);
    List<Judged> sentences = Judged.tempered(words.validation(), words.temperature());
    List<FusionExample> pairs = protocol.pairs(clips, sentences);
    FusionRule rule = recipe.requireFusion().of(protocol.learn(pairs));
    paired(pairs.stream().map(pair -> pair.judgedBy(rule)).toList());
    return rule;
  }

  private void paired(List<Outcome> outcomes) {
    otherFigures.put("paired_validation_unheard_voices", Evaluation.of(outcomes));
  }
}
