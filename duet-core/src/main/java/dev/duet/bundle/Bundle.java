package dev.duet.bundle;

import dev.duet.audio.Matrix;
import dev.duet.audio.Waveform;
import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import dev.duet.fusion.Evidence;
import dev.duet.fusion.FusionRule;
import dev.duet.fusion.Mean;
import dev.duet.fusion.Modality;
import dev.duet.fusion.Sufficiency;
import dev.duet.fusion.Temperature;
import dev.duet.fusion.mlp.FeatureFusion;
import dev.duet.text.Fluency;
import dev.duet.text.TextModel;
import dev.duet.voice.SpeakerProfile;
import dev.duet.voice.VoiceModel;
import dev.duet.weights.WeightsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A trained system: an audio model, a text model, or both, and then how they become one answer.
 * Thread-safe until closed; owns its models.
 */
public final class Bundle implements AutoCloseable {
  private static final String AUDIO_WEIGHTS = "audio.safetensors";
  private static final String FUSION_WEIGHTS = "fusion.safetensors";

  private final Manifest manifest;
  private final Optional<VoiceModel> voice;
  private final Optional<TextModel> text;
  private final Optional<FeatureFusion> mlp;
  private final Optional<Fluency> fluency;

  /**
   * A system of trained models, which it takes over and will close.
   *
   * @param voice present if the manifest says so, as the others
   */
  public Bundle(
      Manifest manifest,
      Optional<VoiceModel> voice,
      Optional<TextModel> text,
      Optional<FeatureFusion> mlp,
      Optional<Fluency> fluency) {
    this.manifest = manifest;
    this.voice = voice;
    this.text = text;
    this.mlp = mlp;
    this.fluency = fluency;
  }

  /**
   * Opens a bundle.
   *
   * @throws BundleException if the folder is no bundle, is damaged, or has a format that this
   *     version does not know
   */
  public static Bundle load(Path folder) {
    Manifest manifest = ManifestFile.read(folder);
    Optional<VoiceModel> voice = Optional.empty();
    Optional<TextModel> text = Optional.empty();
    try {
      voice =
          manifest
              .audio()
              .map(audio -> VoiceModel.load(audio.spec(), folder.resolve(AUDIO_WEIGHTS)));
      text = manifest.text().map(words -> TextModel.read(folder));
      Optional<Fluency> fluency =
          manifest.text().filter(Manifest.Text::fluency).map(words -> Fluency.read(folder));
      Optional<FeatureFusion> mlp =
          manifest
              .mlp()
              .map(fusion -> FeatureFusion.load(fusion.spec(), folder.resolve(FUSION_WEIGHTS)));
      return new Bundle(manifest, voice, text, mlp, fluency);
    } catch (RuntimeException e) {
      voice.ifPresent(VoiceModel::close);
      text.ifPresent(TextModel::close);
      throw e instanceof WeightsException
          ? new BundleException(
              "bundle " + folder + " is damaged, fetch or train it again: " + e.getMessage(), e)
          : e;
    }
  }

  /**
   * Writes the manifest and the weights.
   *
   * @param folder is made if it is not there
   * @throws BundleException if it cannot be written
   */
  public void save(Path folder) {
    try {
      Files.createDirectories(folder);
      voice.ifPresent(model -> model.save(folder.resolve(AUDIO_WEIGHTS)));
      text.ifPresent(model -> model.write(folder));
      mlp.ifPresent(model -> model.save(folder.resolve(FUSION_WEIGHTS)));
      fluency.ifPresent(learnt -> learnt.write(folder));
      ManifestFile.write(manifest, folder);
    } catch (IOException | WeightsException e) {
      throw new BundleException(folder + " cannot be written; check the folder and the space", e);
    }
  }

  /** What the system is made of. */
  public Manifest manifest() {
    return manifest;
  }

  /**
   * The features that {@link #hear} wants, {@code [features, frames]}.
   *
   * @throws BundleException if there is no audio model
   */
  public Matrix features(Waveform sound) {
    return voice().frames(sound);
  }

  /**
   * What the audio model has to say of a sound, its scores calibrated; hardly anything where there
   * is no voice in it.
   *
   * @param features of the sound
   * @param sound at any rate; one of 16,000 Hz is not resampled for this
   * @throws BundleException if there is no audio model
   */
  public Evidence hear(Matrix features, Waveform sound) {
    return Scope.limited(hear(features), Scope.holds(sound));
  }

  /**
   * The same of features alone, which are taken to be those of a voice.
   *
   * @throws BundleException if there is no audio model
   */
  public Evidence hear(Matrix features) {
    VoiceModel model = voice();
    if (mlp.isPresent()) {
      return ofMlp(Modality.AUDIO, model.embed(features));
    }
    return model.learnsVoices()
        ? heard(model.embed(features), model.stranger())
        : trusted(temperature().apply(model.score(features)));
  }

  /** The same of somebody who is known; scores at the temperature of their utterance. */
  private Evidence heard(float[] embedding, SpeakerProfile speaker) {
    VoiceModel model = voice();
    Temperature temperature =
        manifest
            .audio()
            .flatMap(Manifest.Audio::adaptive)
            .map(adaptive -> adaptive.at(model.familiarity(embedding, speaker).values()))
            .orElseGet(this::temperature);
    return trusted(temperature.apply(model.score(embedding, speaker)));
  }

  /**
   * What a voice says beside words, trusted as far as this bundle's audio model is.
   *
   * @param heard its scores, calibrated
   * @throws BundleException if there is no audio model
   */
  public Evidence trusted(Scores heard) {
    return new Evidence(heard, Optional.empty(), audio().trust());
  }

  private Manifest.Audio audio() {
    return manifest.audio().orElseThrow(this::cannotHear);
  }

  private Temperature temperature() {
    return audio().temperature();
  }

  /** Whether this bundle can learn a voice as it hears it. */
  public boolean learnsVoices() {
    return mlp.isEmpty() && voice.filter(VoiceModel::learnsVoices).isPresent();
  }

  /**
   * The profile of somebody who has not been heard yet.
   *
   * @throws BundleException if this bundle learns no voices
   */
  public SpeakerProfile stranger() {
    return learner().stranger();
  }

  /**
   * What the audio model has to say of a sound of somebody who has been heard before, and what is
   * known of them now; where there is no voice in it that is no more than before.
   *
   * @param features of the sound
   * @param sound as {@link #hear(Matrix, Waveform)} takes it
   * @throws BundleException if this bundle learns no voices, or the profile is of another
   */
  public HeardVoice hear(Matrix features, Waveform sound, SpeakerProfile speaker) {
    VoiceModel model = learner();
    float[] embedding = model.embed(features);
    boolean isVoice = Scope.holds(sound);
    try {
      Evidence evidence = Scope.limited(heard(embedding, speaker), isVoice);
      return new HeardVoice(evidence, isVoice ? model.after(speaker, embedding) : speaker);
    } catch (IllegalArgumentException e) {
      throw new BundleException(e.getMessage(), e);
    }
  }

  private VoiceModel learner() {
    if (!learnsVoices()) {
      throw new BundleException(
          "bundle " + manifest.name() + " learns no voices; leave out the speaker profile");
    }
    return voice();
  }

  /**
   * What the text model has to say of words, its scores calibrated; trusted as far as there are
   * enough of them and they belong together.
   *
   * @throws BundleException if there is no text model
   */
  public Evidence read(String words) {
    TextModel model = text();
    Evidence read =
        mlp.isPresent()
            ? ofMlp(Modality.TEXT, model.embed(words))
            : new Evidence(
                manifest.text().orElseThrow().temperature().apply(model.score(words)),
                Optional.empty());
    return Scope.limited(
        read.trusted(sufficiency(words, read.scores()) * belongingTogether(words)),
        Scope.holds(words, model.tokenizer()));
  }

  private double sufficiency(String words, Scores scores) {
    Manifest.Text model = manifest.text().orElseThrow();
    return model
        .sufficiency()
        .map(enough -> enough.of(model.emotional(scores), Sufficiency.count(words)))
        .orElse(1.0);
  }

  private double belongingTogether(String words) {
    return fluency.map(learnt -> learnt.of(words)).orElse(1.0);
  }

  /**
   * The same scores for many texts, in their order; faster than one by one, and equal but for
   * rounding.
   *
   * @throws BundleException if there is no text model
   */
  public List<Scores> readAll(List<String> texts) {
    TextModel model = text();
    if (mlp.isPresent()) {
      return texts.stream().map(words -> read(words).scores()).toList();
    }
    List<Scores> scores = model.scoreAll(texts);
    Temperature temperature = manifest.text().orElseThrow().temperature();
    return IntStream.range(0, texts.size())
        .mapToObj(
            i ->
                Scope.limited(
                    new Evidence(temperature.apply(scores.get(i)), Optional.empty()),
                    Scope.holds(texts.get(i), model.tokenizer())))
        .map(Evidence::scores)
        .toList();
  }

  /**
   * What the text model has to say of words that a recogniser heard, trusted as far as given ones
   * are, and as far as they are right and, where only that can be told, carry emotion.
   *
   * @param confidence of the recogniser, in [0, 1]
   * @throws BundleException if there is no text model
   */
  public Evidence readRecognised(String words, double confidence) {
    Evidence read = read(words);
    Scores scores = read.scores();
    double relevance = manifest.text().orElseThrow().relevance().map(r -> r.of(scores)).orElse(1.0);
    return read.trusted(read.trust() * confidence * relevance);
  }

  /**
   * The one answer.
   *
   * @param evidence of the modalities present, one at least
   */
  public Scores fuse(Map<Modality, Evidence> evidence) {
    if (evidence.size() == 1) {
      return evidence.values().iterator().next().scores();
    }
    return mlp.isPresent() ? fusedByMlp(evidence) : byRule(weighed(evidence));
  }

  /**
   * Evidence, trusted as it is where it becomes one answer: words that seem plain count little
   * beside a voice, if the text model can tell.
   *
   * @param evidence of the modalities present, one at least
   */
  public Map<Modality, Evidence> weighed(Map<Modality, Evidence> evidence) {
    boolean knowsPlain =
        manifest.text().filter(model -> model.labels().contains(Emotion.NEUTRAL)).isPresent();
    return knowsPlain && mlp.isEmpty() && evidence.size() == Modality.values().length
        ? PlainWords.weighed(evidence)
        : evidence;
  }

  /** The network's answer to what is in scope; where nothing is, hardly one. */
  private Scores fusedByMlp(Map<Modality, Evidence> evidence) {
    Map<Modality, Evidence> within = new EnumMap<>(evidence);
    within.values().removeIf(e -> e.embedding().isEmpty());
    if (within.size() == evidence.size()) {
      return mixedByMlp(evidence);
    }
    return new Mean().fuseEvidence(within.isEmpty() ? evidence : within);
  }

  /** What stands if the words are right, and what stands if they are not, by the trust in them. */
  private Scores mixedByMlp(Map<Modality, Evidence> evidence) {
    Scores both = byMlp(embeddings(evidence));
    double trust = evidence.get(Modality.TEXT).trust();
    if (trust == 1) {
      return both;
    }
    Scores heard = evidence.get(Modality.AUDIO).scores();
    Map<Emotion, Double> mixed = new EnumMap<>(both.asMap());
    mixed.replaceAll(
        (label, p) -> trust * p + (heard.knows(label) ? (1 - trust) * heard.of(label) : 0));
    return Scores.normalised(mixed);
  }

  /**
   * The one answer, between some of the emotions only.
   *
   * @param labels that each modality present knows one of
   */
  public Scores fuseAmong(Set<Emotion> labels, Map<Modality, Evidence> evidence) {
    return mlp.isPresent()
        ? fuse(evidence).restrictedTo(labels)
        : byRule(every(weighed(evidence), e -> e.restrictedTo(labels)));
  }

  /** The network's answer to one modality alone is that modality's. */
  private Evidence ofMlp(Modality modality, float[] embedding) {
    return new Evidence(byMlp(Map.of(modality, embedding)), Optional.of(embedding));
  }

  private Scores byMlp(Map<Modality, float[]> embeddings) {
    Scores scores = mlp.orElseThrow().score(embeddings);
    return manifest.mlp().orElseThrow().temperature().apply(scores);
  }

  private Scores byRule(Map<Modality, Evidence> evidence) {
    return evidence.size() == 1
        ? evidence.values().iterator().next().scores()
        : rule().fuseEvidence(evidence);
  }

  private FusionRule rule() {
    return manifest.fusion().orElseThrow();
  }

  private static Map<Modality, float[]> embeddings(Map<Modality, Evidence> evidence) {
    return every(evidence, e -> e.embedding().orElseThrow());
  }

  private static <T> Map<Modality, T> every(
      Map<Modality, Evidence> evidence, Function<Evidence, T> part) {
    Map<Modality, T> parts = new EnumMap<>(Modality.class);
    evidence.forEach((modality, e) -> parts.put(modality, part.apply(e)));
    return parts;
  }

  /**
   * The audio model, still owned by this bundle.
   *
   * @throws BundleException if there is none
   */
  public VoiceModel voice() {
    return voice.orElseThrow(this::cannotHear);
  }

  private BundleException cannotHear() {
    return new BundleException("bundle " + manifest.name() + " cannot hear; give it words");
  }

  /**
   * The text model, still owned by this bundle.
   *
   * @throws BundleException if there is none
   */
  public TextModel text() {
    return text.orElseThrow(
        () ->
            new BundleException("bundle " + manifest.name() + " cannot read; give it recordings"));
  }

  @Override
  public void close() {
    voice.ifPresent(VoiceModel::close);
    text.ifPresent(TextModel::close);
    mlp.ifPresent(FeatureFusion::close);
  }
}
