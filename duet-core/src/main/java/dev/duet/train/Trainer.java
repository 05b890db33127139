package dev.duet.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.training.GradientCollector;
import dev.duet.weights.ParameterSet;
import dev.duet.weights.Tensor;
import dev.duet.weights.Torch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Trains a {@link Learner} by a {@link TrainingPlan}. Each epoch draws its chance from the seed and
 * its own number, so a training that was interrupted and resumed gives the same parameters as one
 * that was not. One training at a time in a process: the engine collects gradients for one.
 *
 * @param <B> a batch
 */
public final class Trainer<B> {
  private final Learner<B> learner;
  private final TrainingPlan plan;
  private final Progress progress;
  private final Optional<Path> folder;

  private Trainer(Learner<B> learner, TrainingPlan plan, Progress progress, Optional<Path> folder) {
    this.learner = learner;
    this.plan = plan;
    this.progress = progress;
    this.folder = folder;
  }

  /**
   * Trains; afterwards the learner's parameters are those of the epoch that the plan keeps.
   *
   * @param folder where checkpoints are kept and looked for, if they shall be
   * @throws TrainingException if the loss is no number any more
   * @throws dev.duet.weights.WeightsException if the folder holds a checkpoint of other settings or
   *     a damaged one, or cannot be written
   */
  public static <B> History train(
      Learner<B> learner, TrainingPlan plan, Progress progress, Optional<Path> folder) {
    return new Trainer<>(learner, plan, progress, folder).run();
  }

  /**
   * Whether a folder holds a training that has come to its end, so that {@link #train} will take no
   * step and its examples matter no more.
   *
   * @throws dev.duet.weights.WeightsException if it holds a checkpoint of other settings or a
   *     damaged one
   */
  public static boolean isDone(Path folder, TrainingPlan plan) {
    return TrainingCheckpoint.read(folder, plan)
        .filter(saved -> isDone(saved.history().epochs(), plan))
        .isPresent();
  }

  private static boolean isDone(List<History.Epoch> epochs, TrainingPlan plan) {
    return epochs.size() >= plan.epochs() || isExhausted(epochs, plan);
  }

  private History run() {
    ParameterSet parameters = learner.parameters();
    List<String> kept = new ArrayList<>(learner.trainable());
    kept.addAll(learner.running());
    List<History.Epoch> epochs = new ArrayList<>();
    Map<String, Tensor> best = Map.of();
    int steps = 0;
    try (AdamW optimiser =
            new AdamW(
                parameters,
                learner.trainable(),
                learner::pace,
                plan.weightDecay(),
                plan.clipNorm());
        MovingAverage average = MovingAverage.of(parameters, kept, plan.averaging())) {
      Optional<TrainingCheckpoint> saved = folder.flatMap(f -> TrainingCheckpoint.read(f, plan));
      if (saved.isPresent()) {
        saved.get().parameters().forEach(parameters::put);
        epochs.addAll(saved.get().history().epochs());
        steps = saved.get().steps();
        optimiser.restore(saved.get().tensors(), steps);
        average.restore(saved.get().tensors());
        best = TrainingCheckpoint.best(folder.orElseThrow());
      }
      while (!isDone(epochs, plan)) {
        long start = System.nanoTime();
        int number = epochs.size() + 1;
        learner.trainable().forEach(name -> parameters.get(name).setRequiresGradient(true));
        Torch.engine().setRandomSeed(plan.seed() + number);
        List<B> batches = learner.batches(new Random(plan.seed() + number));
        double loss = epoch(number, batches, steps, optimiser, average);
        steps += batches.size();
        Map<String, Tensor> trained = parameters.copies(kept);
        Map<String, Tensor> validated = average.isOff() ? trained : average.copies();
        if (!average.isOff()) {
          validated.forEach(parameters::put);
        }
        Validation validation = learner.validate();
        double seconds = (System.nanoTime() - start) * 1e-9;
        epochs.add(new History.Epoch(number, loss, validation, seconds));
        History history = new History(List.copyOf(epochs));
        if (history.best().epoch() == number) {
          best = validated;
        }
        if (folder.isPresent()) {
          Map<String, Tensor> state = new LinkedHashMap<>(optimiser.state());
          state.putAll(average.state());
          TrainingCheckpoint.of(plan, history, steps, trained, state)
              .write(folder.get(), validated);
        }
        if (!average.isOff()) {
          trained.forEach(parameters::put);
        }
        progress.epoch(epochs.get(number - 1));
      }
      // Put anew, so that they no longer ask for gradients.
      parameters.copies(kept).forEach(parameters::put);
      average.copies().forEach(parameters::put);
    }
    if (plan.keep() == TrainingPlan.Keep.BEST) {
      best.forEach(parameters::put);
    }
    return new History(List.copyOf(epochs));
  }

  private static boolean isExhausted(List<History.Epoch> epochs, TrainingPlan plan) {
    return plan.patience() > 0
        && !epochs.isEmpty()
        && epochs.size() - new History(epochs).best().epoch() >= plan.patience();
  }

  private double epoch(
      int number, List<B> batches, int stepsBefore, AdamW optimiser, MovingAverage average) {
    long start = System.nanoTime();
    int total = batches.size() * plan.epochs();
    double sum = 0;
    for (int i = 0; i < batches.size(); i++) {
      double loss = step(batches.get(i), plan.rate(stepsBefore + i, total), optimiser);
      if (!Double.isFinite(loss)) {
        throw new TrainingException(
            "the loss is "
                + loss
                + " in epoch "
                + number
                + ", step "
                + (i + 1)
                + "; the same command goes on from the epoch before, if that fails too lower"
                + " learningRate");
      }
      average.update(stepsBefore + i + 1);
      sum += loss;
      double pace = (System.nanoTime() - start) * 1e-9 / (i + 1);
      progress.step(
          new Progress.Step(
              number,
              plan.epochs(),
              i + 1,
              batches.size(),
              loss,
              pace * (total - stepsBefore - i - 1)));
    }
    return sum / batches.size();
  }

  private double step(B batch, double rate, AdamW optimiser) {
    try (NDScope scope = new NDScope();
        NDManager manager = Torch.newManager()) {
      scope.suppressNotUsedWarning();
      double value;
      try (GradientCollector collector = Torch.engine().newGradientCollector()) {
        NDArray loss = learner.loss(batch, manager);
        collector.backward(loss);
        value = loss.getFloat();
      }
      optimiser.step(rate);
      return value;
    }
  }
}
