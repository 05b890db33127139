package dev.duet.text;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.duet.text.encoder.Classifier;
import dev.duet.train.Learner;
import dev.duet.train.Validation;
import dev.duet.weights.Parameters;
import dev.duet.weights.Torch;
import java.util.List;
import java.util.Random;

/** A text classifier as something to train: its batches of like length and its cross-entropy. */
final class TextLearner implements Learner<List<LabelledTokens>> {
  private final Classifier classifier;
  private final Parameters parameters;
  private final List<String> trainable;
  private final FineTuning settings;
  private final VariedTexts training;
  private final List<LabelledTokens> validation;
  private final double[] classWeights;

  TextLearner(
      Classifier classifier,
      Parameters parameters,
      List<String> trainable,
      FineTuning settings,
      VariedTexts training,
      List<LabelledTokens> validation) {
    this.classifier = classifier;
    this.parameters = parameters;
    this.trainable = trainable;
    this.settings = settings;
    this.training = training;
    this.validation = validation;
    classWeights = settings.classWeights().of(training.countsByLabel());
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public List<String> trainable() {
    return trainable;
  }

  @Override
  public List<List<LabelledTokens>> batches(Random random) {
    return LengthBatches.of(
        training.tokens(random), LabelledTokens::length, settings.batchSize(), random);
  }

  /** Cross-entropy with smoothed labels, each example weighted by its class. */
  @Override
  public NDArray loss(List<LabelledTokens> batch, NDManager manager) {
    int labels = classWeights.length;
    float[] targets = new float[batch.size() * labels];
    double sum = 0;
    double smoothed = settings.labelSmoothing();
    for (int i = 0; i < batch.size(); i++) {
      int label = batch.get(i).label();
      double weight = classWeights[label];
      for (int c = 0; c < labels; c++) {
        double target = smoothed / labels + (c == label ? 1 - smoothed : 0);
        targets[i * labels + c] = (float) (weight * target);
      }
      sum += weight;
    }
    List<int[]> sequences = batch.stream().map(LabelledTokens::ids).toList();
    NDArray likelihoods = classifier.logits(sequences, manager, true).logSoftmax(-1);
    NDArray wanted = manager.create(targets, new Shape(batch.size(), labels));
    return Torch.times(likelihoods.mul(wanted).sum(), -1 / sum);
  }

  @Override
  public Validation validate() {
    return Probabilities.validation(classifier, validation);
  }
}
