package dev.duet.text;

import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import dev.duet.text.encoder.Classifier;
import dev.duet.weights.Parameters;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells the emotion of words: tokens, a transformer encoder, a classification head. Thread-safe
 * until closed.
 */
public final class TextModel implements AutoCloseable {
  private final WordPiece tokenizer;
  private final Classifier classifier;
  private final Parameters parameters;
  private final List<Emotion> labels;

  TextModel(
      WordPiece tokenizer, Classifier classifier, Parameters parameters, List<Emotion> labels) {
    this.tokenizer = tokenizer;
    this.classifier = classifier;
    this.parameters = parameters;
    this.labels = List.copyOf(labels);
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

  Parameters parameters() {
    return parameters;
  }

  @Override
  public void close() {
    parameters.close();
    tokenizer.close();
  }
}
