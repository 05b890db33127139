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

  /**
   * Standardised frames of an utterance and its variants, the index of its label, and how much it
   * counts: one on average.
   */
  record Utterance(List<Matrix> variants, int label, double weight) {}

  /** One variant of an utterance, and what draws its masks. */
  record Example(Matrix frames, int label, double weight, long seed) {}

  /**
   * What is heard in a step: by each member, or once, by all of them.
   *
   * @param share of an utterance in what is mixed of it and another; one where nothing is mixed
   */
  record Step(List<List<Example>> batches, double share) {}

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
      double share = settings.mixup() > 0 ? beta(settings.mixup(), random) : 1;
      steps.add(new Step(orders.stream().map(order -> order.subList(start, end)).toList(), share));
    }
    return steps;
  }

  /** A number of the beta distribution with two equal parameters, by Joehnk's (1964) method. */
  private static double beta(double parameter, Random random) {
    while (true) {
      double a = Math.pow(random.nextDouble(), 1 / parameter);
      double b = Math.pow(random.nextDouble(), 1 / parameter);
      if (a + b > 0 && a + b <= 1) {
        return a / (a + b);
      }
    }
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
      order.add(new Example(variants.get(drawn), utterance.label(), utterance.weight(), seed));
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
      NDArray wanted = mixed(wanted(batch, manager), step.share());
      for (int i = 0; i < hearers; i++) {
        NDArray embedding = mixed(network.embedding(frames, member, true), step.share());
        NDArray logits = network.logits(embedding, member, true);
        NDArray likelihoods = logits.logSoftmax(1);
        loss = loss.add(Torch.times(likelihoods.mul(wanted).sum(), -1.0 / batch.size()));
        member++;
      }
    }
    return loss;
  }

  /** Each row with the one that is as far from the other end of the batch. */
  private static NDArray mixed(NDArray rows, double share) {
    return share == 1 ? rows : Torch.times(rows, share).add(Torch.times(rows.flip(0), 1 - share));
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
        targets[i * labels + c] = (float) (target * batch.get(i).weight());
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
