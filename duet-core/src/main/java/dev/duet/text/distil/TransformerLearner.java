package dev.duet.text.distil;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.duet.text.LabelledTokens;
import dev.duet.text.LengthBatches;
import dev.duet.text.Probabilities;
import dev.duet.text.encoder.Activations;
import dev.duet.text.encoder.Classifier;
import dev.duet.text.encoder.Encoder;
import dev.duet.text.encoder.TokenBatch;
import dev.duet.train.Learner;
import dev.duet.train.Validation;
import dev.duet.weights.Parameters;
import dev.duet.weights.Tensor;
import dev.duet.weights.Torch;
import java.util.List;
import java.util.Random;

/**
 * The first stage: the student's embeddings, attention scores and hidden states come near the
 * teacher's, by the mean squared error over what is no padding (equations 7 to 9 of the paper).
 * Where the widths differ, a learned matrix takes the student's states to the teacher's width; it
 * is of no use afterwards. Without dropout: a state that is blurred has nothing to match.
 */
final class TransformerLearner implements Learner<List<int[]>> {
  /** Takes hidden states to the teacher's width, [teacher's width, width]. */
  private static final String HIDDEN = "distillation.hidden.weight";

  /** The same for the embeddings. */
  private static final String EMBEDDINGS = "distillation.embeddings.weight";

  private final Encoder teacher;
  private final Classifier student;
  private final Parameters parameters;
  private final LayerMap map;
  private final int batchSize;
  private final List<int[]> training;
  private final List<LabelledTokens> validation;

  TransformerLearner(
      Encoder teacher,
      Classifier student,
      Parameters parameters,
      LayerMap map,
      int batchSize,
      List<int[]> training,
      List<LabelledTokens> validation) {
    this.teacher = teacher;
    this.student = student;
    this.parameters = parameters;
    this.map = map;
    this.batchSize = batchSize;
    this.training = training;
    this.validation = validation;
  }

  /** Adds the matrices between the widths to the parameters, if they differ. */
  void attachProjections(Random random) {
    int from = student.encoder().config().width();
    int to = teacher.config().width();
    if (from == to) {
      return;
    }
    for (String name : List.of(EMBEDDINGS, HIDDEN)) {
      float[] values = new float[from * to];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (random.nextGaussian() / Math.sqrt(from));
      }
      parameters.put(name, Tensor.of(values, to, from));
    }
  }

  /** Removes them again. */
  void detachProjections() {
    if (parameters.has(HIDDEN)) {
      parameters.remove(HIDDEN);
      parameters.remove(EMBEDDINGS);
    }
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public List<String> trainable() {
    return parameters.names().stream()
        .filter(name -> !name.equals(Encoder.WORD_EMBEDDINGS) && !Classifier.isHead(name))
        .toList();
  }

  @Override
  public List<List<int[]>> batches(Random random) {
    return LengthBatches.of(training, ids -> ids.length, batchSize, random);
  }

  @Override
  public NDArray loss(List<int[]> batch, NDManager manager) {
    TokenBatch tokens = TokenBatch.of(batch, manager);
    Activations wanted = Torch.withoutGradients(() -> teacher.activations(tokens, false));
    Activations made = student.encoder().activations(tokens, false);
    Shape shape = tokens.mask().getShape();
    NDArray states = tokens.mask().expandDims(-1);
    NDArray pairs =
        states
            .mul(tokens.mask().expandDims(1))
            .reshape(shape.get(0), 1, shape.get(1), shape.get(1));
    double values = 0;
    double scores = 0;
    for (int[] ids : batch) {
      values += (double) ids.length * teacher.config().width();
      scores += (double) ids.length * ids.length * teacher.config().heads();
    }
    NDArray loss =
        error(widened(made, 0, EMBEDDINGS), wanted.hiddenStates().get(0), states, values);
    for (int i = 0; i < map.student(); i++) {
      NDArray attention =
          error(
              made.attentionScores().get(i),
              wanted.attentionScores().get(map.of(i)),
              pairs,
              scores);
      NDArray hidden =
          error(
              widened(made, i + 1, HIDDEN),
              wanted.hiddenStates().get(map.of(i) + 1),
              states,
              values);
      loss = loss.add(attention).add(hidden);
    }
    return loss;
  }

  private NDArray widened(Activations made, int index, String projection) {
    NDArray states = made.hiddenStates().get(index);
    return parameters.has(projection)
        ? states
            .getNDArrayInternal()
            .linear(states, parameters.get(projection), null)
            .singletonOrThrow()
        : states;
  }

  private static NDArray error(NDArray made, NDArray wanted, NDArray mask, double count) {
    return Torch.times(made.sub(wanted).square().mul(mask).sum(), 1 / count);
  }

  @Override
  public Validation validate() {
    return Probabilities.validation(student, validation);
  }
}
