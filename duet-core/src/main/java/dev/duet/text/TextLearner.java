package dev.duet.text;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.duet.text.encoder.Classifier;
import dev.duet.train.Learner;
import dev.duet.train.Validation;
import dev.duet.weights.Parameters;
import dev.duet.weights.Torch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** A text classifier as something to train: its batches of like length and its cross-entropy. */
final class TextLearner implements Learner<List<TextLearner.Example>> {
  /** Batches are cut from chunks this many batches long, each sorted by length. */
  private static final int BATCHES_A_CHUNK = 50;

  /** A text that is ready for the encoder, and its class. */
  record Example(int[] ids, int label) {}

  private final Classifier classifier;
  private final Parameters parameters;
  private final List<String> trainable;
  private final FineTuning settings;
  private final List<Example> training;
  private final List<Example> validation;
  private final double[] classWeights;

  TextLearner(
      Classifier classifier,
      Parameters parameters,
      List<String> trainable,
      FineTuning settings,
      int labels,
      List<Example> training,
      List<Example> validation) {
    this.classifier = classifier;
    this.parameters = parameters;
    this.trainable = trainable;
    this.settings = settings;
    this.training = training;
    this.validation = validation;
    int[] counts = new int[labels];
    training.forEach(example -> counts[example.label]++);
    classWeights = settings.classWeights().of(counts);
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public List<String> trainable() {
    return trainable;
  }

  /** Batches of texts of like length, so that little is padding; both orders are random. */
  @Override
  public List<List<Example>> batches(Random random) {
    List<Example> shuffled = new ArrayList<>(training);
    Collections.shuffle(shuffled, random);
    int size = settings.batchSize();
    List<List<Example>> batches = new ArrayList<>();
    for (List<Example> chunk : cut(shuffled, size * BATCHES_A_CHUNK)) {
      chunk.sort(Comparator.comparingInt(example -> example.ids.length));
      batches.addAll(cut(chunk, size));
    }
    Collections.shuffle(batches, random);
    return batches;
  }

  private static List<List<Example>> cut(List<Example> examples, int size) {
    List<List<Example>> pieces = new ArrayList<>();
    for (int i = 0; i < examples.size(); i += size) {
      pieces.add(examples.subList(i, Math.min(i + size, examples.size())));
    }
    return pieces;
  }

  /** Cross-entropy with smoothed labels, each example weighted by its class. */
  @Override
  public NDArray loss(List<Example> batch, NDManager manager) {
    int labels = classWeights.length;
    float[] targets = new float[batch.size() * labels];
    double sum = 0;
    double smoothed = settings.labelSmoothing();
    for (int i = 0; i < batch.size(); i++) {
      int label = batch.get(i).label;
      double weight = classWeights[label];
      for (int c = 0; c < labels; c++) {
        double target = smoothed / labels + (c == label ? 1 - smoothed : 0);
        targets[i * labels + c] = (float) (weight * target);
      }
      sum += weight;
    }
    List<int[]> sequences = batch.stream().map(Example::ids).toList();
    NDArray likelihoods = classifier.logits(sequences, manager, true).logSoftmax(-1);
    NDArray wanted = manager.create(targets, new Shape(batch.size(), labels));
    return Torch.times(likelihoods.mul(wanted).sum(), -1 / sum);
  }

  @Override
  public Validation validate() {
    double[][] probabilities =
        Probabilities.of(classifier, validation.stream().map(Example::ids).toList());
    return Validation.of(validation.stream().mapToInt(Example::label).toArray(), probabilities);
  }
}
