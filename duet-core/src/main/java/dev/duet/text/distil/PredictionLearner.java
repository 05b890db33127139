package dev.duet.text.distil;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.duet.text.LabelledTokens;
import dev.duet.text.LengthBatches;
import dev.duet.text.Probabilities;
import dev.duet.text.encoder.Classifier;
import dev.duet.text.encoder.Encoder;
import dev.duet.train.Learner;
import dev.duet.train.Validation;
import dev.duet.weights.Parameters;
import dev.duet.weights.Torch;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The second stage: the student's answers come near the teacher's, by the cross-entropy between
 * both, softened by a temperature (equation 10 of the paper). It is multiplied by the temperature's
 * square, so that the gradients do not shrink with it (Hinton et al. 2015, <a
 * href="https://arxiv.org/abs/1503.02531">arXiv:1503.02531</a>). A batch is the places of its
 * texts.
 */
final class PredictionLearner implements Learner<List<Integer>> {
  private final TeacherLogits teacher;
  private final Classifier student;
  private final Parameters parameters;
  private final double temperature;
  private final int batchSize;
  private final List<int[]> training;
  private final List<LabelledTokens> validation;

  PredictionLearner(
      TeacherLogits teacher,
      Classifier student,
      Parameters parameters,
      double temperature,
      int batchSize,
      List<int[]> training,
      List<LabelledTokens> validation) {
    this.teacher = teacher;
    this.student = student;
    this.parameters = parameters;
    this.temperature = temperature;
    this.batchSize = batchSize;
    this.training = training;
    this.validation = validation;
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public List<String> trainable() {
    return parameters.names().stream()
        .filter(name -> !name.equals(Encoder.WORD_EMBEDDINGS))
        .toList();
  }

  @Override
  public List<List<Integer>> batches(Random random) {
    List<Integer> places = IntStream.range(0, training.size()).boxed().toList();
    return LengthBatches.of(places, place -> training.get(place).length, batchSize, random);
  }

  @Override
  public NDArray loss(List<Integer> batch, NDManager manager) {
    List<int[]> sequences = batch.stream().map(training::get).toList();
    NDArray logits = Torch.times(student.logits(sequences, manager, true), 1 / temperature);
    NDArray wanted = softened(batch, manager);
    NDArray likelihoods = logits.logSoftmax(-1);
    return Torch.times(likelihoods.mul(wanted).sum(), -temperature * temperature / batch.size());
  }

  private NDArray softened(List<Integer> batch, NDManager manager) {
    int labels = teacher.of(batch.get(0)).length;
    float[] logits = new float[batch.size() * labels];
    for (int i = 0; i < batch.size(); i++) {
      System.arraycopy(teacher.of(batch.get(i)), 0, logits, i * labels, labels);
    }
    NDArray all = manager.create(logits, new Shape(batch.size(), labels));
    return Torch.times(all, 1 / temperature).softmax(-1);
  }

  @Override
  public Validation validate() {
    return Probabilities.validation(student, validation);
  }
}
