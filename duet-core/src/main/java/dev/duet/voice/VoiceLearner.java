package dev.duet.voice;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.duet.audio.Matrix;
import dev.duet.audio.effect.SpecAugment;
import dev.duet.train.Learner;
import dev.duet.train.Validation;
import dev.duet.weights.Parameters;
import dev.duet.weights.Torch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;

/** A network as something to train: its batches and its cross-entropy. */
final class VoiceLearner implements Learner<VoiceLearner.Step> {

  /** Standardised frames of an utterance and its variants, and the index of its label. */
  record Utterance(List<Matrix> variants, int label) {}

  /** One variant of an utterance, and what draws its masks. */
  record Example(Matrix frames, int label, long seed) {}

  /** What is heard in a step: by each member, or once, by all of them. */
  record Step(List<List<Example>> batches) {}

  private final VoiceNetwork network;
  private final Parameters parameters;
  private final int labels;
  private final VoiceTraining settings;
  private final Optional<SpecAugment> masks;
  private final List<Utterance> training;
  private final List<Utterance> validation;

  VoiceLearner(
      VoiceNetwork network,
      Parameters parameters,
      int labels,
      VoiceTraining settings,
      Optional<SpecAugment> masks,
      List<Utterance> training,
      List<Utterance> validation) {
    this.network = network;
    this.parameters = parameters;
    this.labels = labels;
    this.settings = settings;
    this.masks = masks;
    this.training = training;
    this.validation = validation;
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public List<String> trainable() {
    return VoiceNetwork.trainable(parameters);
  }

  @Override
  public List<String> running() {
    return VoiceNetwork.running(parameters);
  }

  @Override
  public List<Step> batches(Random random) {
    List<List<Example>> orders = new ArrayList<>();
    for (int i = 0; i < (settings.ownOrders() ? network.config().members() : 1); i++) {
      orders.add(order(random));
    }
    List<Step> steps = new ArrayList<>();
    for (int from = 0; from < training.size(); from += settings.batchSize()) {
      int start = from;
      int end = Math.min(from + settings.batchSize(), training.size());
      steps.add(new Step(orders.stream().map(order -> order.subList(start, end)).toList()));
    }
    return steps;
  }

  /** Every utterance once, in one of its variants. */
  private List<Example> order(Random random) {
    List<Utterance> shuffled = new ArrayList<>(training);
    Collections.shuffle(shuffled, random);
    List<Example> order = new ArrayList<>();
    for (Utterance utterance : shuffled) {
      List<Matrix> variants = utterance.variants();
      int drawn = variants.size() == 1 ? 0 : random.nextInt(variants.size());
      long seed = masks.isPresent() ? random.nextLong() : 0;
      order.add(new Example(variants.get(drawn), utterance.label(), seed));
    }
    return order;
  }

  /** Cross-entropy with smoothed labels, summed over the members, who share no parameter. */
  @Override
  public NDArray loss(Step step, NDManager manager) {
    NDArray loss = manager.create(0f);
    int member = 0;
    int hearers = network.config().members() / step.batches().size();
    for (List<Example> batch : step.batches()) {
      PaddedFrames frames = FrameBatch.of(batch.stream().map(this::masked).toList()).on(manager);
      NDArray wanted = wanted(batch, manager);
      for (int i = 0; i < hearers; i++) {
        NDArray logits = network.logits(network.embedding(frames, member, true), member, true);
        NDArray likelihoods = logits.logSoftmax(1);
        loss = loss.add(Torch.times(likelihoods.mul(wanted).sum(), -1.0 / batch.size()));
        member++;
      }
    }
    return loss;
  }

  private Matrix masked(Example example) {
    return masks
        .map(m -> m.apply(example.frames(), new SplittableRandom(example.seed())))
        .orElse(example.frames());
  }

  private NDArray wanted(List<Example> batch, NDManager manager) {
    float[] targets = new float[batch.size() * labels];
    double smoothed = settings.labelSmoothing();
    for (int i = 0; i < batch.size(); i++) {
      for (int c = 0; c < labels; c++) {
        double target = smoothed / labels + (c == batch.get(i).label() ? 1 - smoothed : 0);
        targets[i * labels + c] = (float) target;
      }
    }
    return manager.create(targets, new Shape(batch.size(), labels));
  }

  @Override
  public Validation validate() {
    double[][] rows = new double[validation.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = network.probabilities(validation.get(i).variants().get(0));
    }
    return Validation.of(validation.stream().mapToInt(Utterance::label).toArray(), rows);
  }
}
