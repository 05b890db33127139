package dev.duet.voice;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.duet.audio.Matrix;
import dev.duet.audio.Waveform;
import dev.duet.emotion.Scores;
import dev.duet.weights.Parameters;
import dev.duet.weights.SafeTensors;
import dev.duet.weights.Tensor;
import dev.duet.weights.WeightsException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells the emotion of a sound: frame features, standardised as the training data were, then a
 * network. Thread-safe until closed, unless its parameters are changed; owns its weights.
 */
public final class VoiceModel implements AutoCloseable {
  private static final String MEAN = "features.mean";
  private static final String DEVIATION = "features.deviation";

  private final VoiceSpec spec;
  private final Ear ear;
  private final Standardiser standardiser;
  private final Parameters parameters;
  private final VoiceNetwork network;
  private final Optional<SpeakerSpace> speakers;

  /** A model that takes over what it is given, and will close it. */
  VoiceModel(VoiceSpec spec, Ear ear, Standardiser standardiser, Parameters parameters) {
    this.spec = spec;
    this.ear = ear;
    this.standardiser = standardiser;
    this.parameters = parameters;
    this.network = VoiceNetwork.of(spec.network(), parameters);
    this.speakers =
        spec.network() instanceof DiscriminantConfig analysis
            ? Optional.of(SpeakerSpace.of(analysis, parameters))
            : Optional.empty();
  }

  /**
   * Reads the weights of a model.
   *
   * @throws WeightsException if the file cannot be read or does not fit the spec
   */
  public static VoiceModel load(VoiceSpec spec, Path file) {
    SafeTensors stored = SafeTensors.read(file);
    int features = spec.features().width();
    Tensor mean = stored.required(MEAN, new Shape(features), file);
    Tensor deviation = stored.required(DEVIATION, new Shape(features), file);
    Map<String, Tensor> weights = new LinkedHashMap<>();
    VoiceNetwork.shapes(spec.network(), features, spec.tones().size())
        .forEach((name, shape) -> weights.put(name, stored.required(name, shape, file)));
    return new VoiceModel(
        spec,
        Ear.stored(spec.features(), stored, file),
        new Standardiser(mean.floats(), deviation.floats()),
        Parameters.of(weights));
  }

  /** Writes the weights: the network's in single precision, an encoder's in half. */
  public void save(Path file) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put(MEAN, Tensor.of(standardiser.mean(), standardiser.mean().length));
    tensors.put(DEVIATION, Tensor.of(standardiser.deviation(), standardiser.deviation().length));
    tensors.putAll(parameters.copies(parameters.names()));
    tensors.putAll(ear.tensors());
    new SafeTensors(tensors, Map.of()).write(file);
  }

  /** What it hears through, still owned by this model. */
  public Ear ear() {
    return ear;
  }

  /** What the model is. */
  public VoiceSpec spec() {
    return spec;
  }

  /**
   * The scores of a recording.
   *
   * @throws dev.duet.audio.AudioException if it is silent or too short
   */
  public Scores score(Waveform waveform) {
    return score(frames(waveform));
  }

  /**
   * The frames that {@link #score(Matrix)} and {@link #embed(Matrix)} want, {@code [features,
   * frames]}.
   *
   * @throws dev.duet.audio.AudioException if the recording is silent or too short
   */
  public Matrix frames(Waveform waveform) {
    return ear.of(waveform);
  }

  /**
   * The scores of features that were computed before.
   *
   * @param frames as {@link #frames} gives them
   */
  public Scores score(Matrix frames) {
    return spec.scores(tones(frames));
  }

  /**
   * What the scores are made of: a probability for each of {@link VoiceSpec#tones}.
   *
   * @param frames as {@link #frames} gives them
   */
  public double[] tones(Matrix frames) {
    return network.probabilities(standardiser.apply(frames));
  }

  /** Whether this model can learn a voice as it hears it. */
  public boolean learnsVoices() {
    return speakers.isPresent();
  }

  /**
   * The profile of somebody who has not been heard yet, by which scores are what they are without.
   *
   * @throws IllegalStateException if this model learns no voices
   */
  public SpeakerProfile stranger() {
    return speakers().stranger();
  }

  /**
   * The scores of an utterance of somebody who has been heard before.
   *
   * @param embedding as {@link #embed(Matrix)} gives it
   * @throws IllegalArgumentException if the profile is of another model
   * @throws IllegalStateException if this model learns no voices
   */
  public Scores score(float[] embedding, SpeakerProfile speaker) {
    return spec.scores(tones(embedding, speaker));
  }

  /** What these scores are made of: a probability for each of {@link VoiceSpec#tones}. */
  public double[] tones(float[] embedding, SpeakerProfile speaker) {
    return speakers().tones(speaker, embedding);
  }

  /**
   * What is known of a speaker after one more utterance.
   *
   * @param embedding as {@link #embed(Matrix)} gives it
   * @throws IllegalArgumentException if the profile is of another model
   * @throws IllegalStateException if this model learns no voices
   */
  public SpeakerProfile after(SpeakerProfile speaker, float[] embedding) {
    return speakers().after(speaker, embedding);
  }

  /**
   * How much an utterance is like what this model was trained on.
   *
   * @param embedding as {@link #embed(Matrix)} gives it
   * @param speaker {@link #stranger} if nothing was heard of them before
   * @throws IllegalArgumentException if the profile is of another model
   * @throws IllegalStateException if this model learns no voices
   */
  public Familiarity familiarity(float[] embedding, SpeakerProfile speaker) {
    return speakers().familiarity(speaker, embedding);
  }

  private SpeakerSpace speakers() {
    return speakers.orElseThrow(() -> new IllegalStateException("this model learns no voices"));
  }

  /**
   * What the network makes of an utterance before it chooses a label, for a fusion of features.
   *
   * @param frames as {@link #frames} gives them
   * @return {@link #embeddingWidth} values
   */
  public float[] embed(Matrix frames) {
    return VoiceNetwork.alone(
        standardiser.apply(frames), padded -> network.embedding(padded, false).toFloatArray());
  }

  /**
   * The same of a batch, through which gradients flow to the {@link #parameters}.
   *
   * @param utterances each as {@link #frames} gives them
   * @param manager owner of all arrays made here
   * @param training whether dropout applies and batches are normalised by themselves
   * @return {@code [utterances, embeddingWidth]}
   */
  public NDArray embed(List<Matrix> utterances, NDManager manager, boolean training) {
    FrameBatch batch = FrameBatch.of(utterances.stream().map(standardiser::apply).toList());
    return network.embedding(batch.on(manager), training);
  }

  /** Values in an embedding: those of all members of the ensemble. */
  public int embeddingWidth() {
    return spec.network().members() * spec.network().embeddingWidth();
  }

  /** The weights, still owned by this model; whoever changes them changes its answers. */
  public Parameters parameters() {
    return parameters;
  }

  /** The names of those parameters that an embedding depends on and that follow a gradient. */
  public List<String> embeddingParameters() {
    return VoiceNetwork.trainable(parameters).stream()
        .filter(name -> !VoiceNetwork.isOutput(name))
        .toList();
  }

  /** The names of those that follow the data instead: running statistics. */
  public List<String> running() {
    return VoiceNetwork.running(parameters);
  }

  @Override
  public void close() {
    ear.close();
    parameters.close();
  }
}
