package dev.duet.text;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import dev.duet.text.encoder.Checkpoint;
import dev.duet.text.encoder.Classifier;
import dev.duet.text.encoder.Encoder;
import dev.duet.text.encoder.Head;
import dev.duet.text.encoder.HuggingFaceFolder;
import dev.duet.text.encoder.TokenBatch;
import dev.duet.weights.Parameters;
import dev.duet.weights.Torch;
import dev.duet.weights.WeightsException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells the emotion of words: tokens, a transformer encoder, a classification head. Thread-safe
 * until closed.
 */
public final class TextModel implements AutoCloseable {
  private final WordPiece tokenizer;
  private final Head head;
  private final Parameters parameters;
  private final Classifier classifier;
  private final List<Emotion> labels;
  private final boolean isPackaged;

  /**
   * A model that owns its tokenizer and parameters.
   *
   * @param encoder over these parameters, as is the head
   * @param labels of the outputs, in their order
   * @param isPackaged whether the embeddings, and the layers if there are as many, came from the
   *     packaged encoder, so that only differences need be stored
   */
  public TextModel(
      WordPiece tokenizer,
      Encoder encoder,
      Head head,
      Parameters parameters,
      List<Emotion> labels,
      boolean isPackaged) {
    this.tokenizer = tokenizer;
    this.head = head;
    this.parameters = parameters;
    this.classifier = new Classifier(encoder, head, parameters);
    this.labels = List.copyOf(labels);
    this.isPackaged = isPackaged;
  }

  /**
   * A published classifier of emotion in a Hugging Face folder, as it is.
   *
   * @throws WeightsException if the folder cannot be read, holds no classifier, or one whose labels
   *     are no emotions
   */
  public static TextModel pretrained(Path folder) {
    Checkpoint checkpoint = HuggingFaceFolder.read(folder);
    Head head =
        checkpoint
            .head()
            .orElseThrow(
                () ->
                    new WeightsException(
                        folder + " holds an encoder without a classifier; fine-tune it first"));
    List<Emotion> labels =
        checkpoint.labels().stream()
            .map(
                label ->
                    Emotion.named(label)
                        .orElseThrow(
                            () ->
                                new WeightsException(
                                    folder + " has the label '" + label + "', no emotion of ours")))
            .toList();
    WordPiece tokenizer = WordPiece.read(folder, checkpoint.config().positions());
    Parameters parameters = Parameters.of(checkpoint.weights());
    Encoder encoder = new Encoder(checkpoint.config(), parameters);
    return new TextModel(tokenizer, encoder, head, parameters, labels, false);
  }

  /**
   * Reads what {@link #write} left.
   *
   * @throws WeightsException if it is missing, damaged or of another format version
   */
  public static TextModel read(Path folder) {
    return TextModelFiles.read(folder);
  }

  /**
   * Writes {@code text.json} and {@code text.safetensors}, and {@code tokenizer.json} where the
   * encoder is not the packaged one. Over the packaged encoder only the differences of changed
   * parameters are stored, in half precision.
   *
   * @throws WeightsException if that fails
   */
  public void write(Path folder) {
    TextModelFiles.write(this, folder);
  }

  /** The same model again, which can be trained further without changing this one. */
  public TextModel copy() {
    Parameters own = Parameters.of(parameters.copies(parameters.names()));
    return new TextModel(
        tokenizer.copy(),
        new Encoder(classifier.encoder().config(), own),
        head,
        own,
        labels,
        isPackaged);
  }

  /** The emotions it knows, in the order of its outputs. */
  public List<Emotion> labels() {
    return labels;
  }

  /** The scores of one text; an empty one is allowed and says little. */
  public Scores score(String text) {
    return scoreAll(List.of(text)).get(0);
  }

  /** The scores of many texts, in their order; faster than one by one. */
  public List<Scores> scoreAll(List<String> texts) {
    List<int[]> sequences = texts.stream().map(text -> tokenizer.encode(text).ids()).toList();
    return Stream.of(Probabilities.of(classifier, sequences))
        .map(row -> Scores.of(labels, row))
        .toList();
  }

  /**
   * The vector that the output layer reads, for a fusion of features: the pooled hidden states
   * behind the head's dense layer.
   *
   * @return {@link #width()} values
   */
  public float[] embed(String text) {
    return Torch.withoutGradients(
        () -> {
          try (NDScope scope = new NDScope();
              NDManager manager = Torch.newManager()) {
            scope.suppressNotUsedWarning();
            return embed(List.of(text), manager, false).toFloatArray();
          }
        });
  }

  /**
   * The same vectors of many texts as an array through which gradients flow, [texts, width].
   *
   * @param manager owner of every array that is made
   * @param training whether dropout applies
   */
  public NDArray embed(List<String> texts, NDManager manager, boolean training) {
    List<int[]> sequences = texts.stream().map(text -> tokenizer.encode(text).ids()).toList();
    return classifier.pooled(TokenBatch.of(sequences, manager), training);
  }

  /** The length of the vectors of {@link #embed}. */
  public int width() {
    return classifier.encoder().config().width();
  }

  /** The encoder's under BERT's names without a prefix, the head's below {@code head.}. */
  public Parameters parameters() {
    return parameters;
  }

  /**
   * The names of those parameters that a vector of {@link #embed} depends on, but for the word
   * embeddings: what a fusion that trains this model changes.
   */
  public List<String> embeddingParameters() {
    return parameters.names().stream()
        .filter(name -> !Classifier.isOutput(name) && !name.equals(Encoder.WORD_EMBEDDINGS))
        .toList();
  }

  /** What makes tokens of texts; closed with this model. */
  public WordPiece tokenizer() {
    return tokenizer;
  }

  /** The encoder with its head. */
  public Classifier classifier() {
    return classifier;
  }

  /** The shape of the head. */
  public Head head() {
    return head;
  }

  /** Whether it came from the packaged encoder. */
  public boolean isPackaged() {
    return isPackaged;
  }

  @Override
  public void close() {
    parameters.close();
    tokenizer.close();
  }
}
