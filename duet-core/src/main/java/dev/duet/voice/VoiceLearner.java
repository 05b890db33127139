package dev.duet.voice;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.duet.audio.Matrix;
import dev.duet.train.Learner;
import dev.duet.train.Validation;
import dev.duet.weights.Parameters;
import dev.duet.weights.Torch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** An LSTM as something to train: its batches and its cross-entropy. */
final class VoiceLearner implements Learner<List<VoiceLearner.Example>> {

  /** Standardised frames and the index of their label. */
  record Example(Matrix frames, int label) {}

  private final LstmNetwork network;
  private final Parameters parameters;
  private final int labels;
  private final VoiceTraining settings;
  private final List<Example> training;
  private final List<Example> validation;

  VoiceLearner(
      LstmNetwork network,
      Parameters parameters,
      int labels,
      VoiceTraining settings,
      List<Example> training,
      List<Example> validation) {
    this.network = network;
    this.parameters = parameters;
    this.labels = labels;
    this.settings = settings;
    this.training = training;
    this.validation = validation;
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public List<String> trainable() {
    return List.copyOf(parameters.names());
  }

  @Override
  public List<List<Example>> batches(Random random) {
    List<Example> shuffled = new ArrayList<>(training);
    Collections.shuffle(shuffled, random);
    List<List<Example>> batches = new ArrayList<>();
    for (int from = 0; from < shuffled.size(); from += settings.batchSize()) {
      batches.add(shuffled.subList(from, Math.min(from + settings.batchSize(), shuffled.size())));
    }
    return batches;
  }

  /** Cross-entropy with smoothed labels, summed over the members, who share no parameter. */
  @Override
  public NDArray loss(List<Example> batch, NDManager manager) {
    float[] targets = new float[batch.size() * labels];
    double smoothed = settings.labelSmoothing();
    for (int i = 0; i < batch.size(); i++) {
      for (int c = 0; c < labels; c++) {
        double target = smoothed / labels + (c == batch.get(i).label() ? 1 - smoothed : 0);
        targets[i * labels + c] = (float) target;
      }
    }
    NDArray wanted = manager.create(targets, new Shape(batch.size(), labels));
    NDArray loss = manager.create(0f);
    for (NDArray logits : network.logits(frames(batch), manager, true)) {
      NDArray likelihoods = logits.logSoftmax(1);
      loss = loss.add(Torch.times(likelihoods.mul(wanted).sum(), -1.0 / batch.size()));
    }
    return loss;
  }

  @Override
  public Validation validate() {
    double[][] rows = new double[validation.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = network.probabilities(validation.get(i).frames());
    }
    return Validation.of(validation.stream().mapToInt(Example::label).toArray(), rows);
  }

  private static FrameBatch frames(List<Example> batch) {
    return FrameBatch.of(batch.stream().map(Example::frames).toList());
  }
}
