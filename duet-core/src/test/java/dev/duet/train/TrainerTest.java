package dev.duet.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.duet.weights.Parameters;
import dev.duet.weights.Tensor;
import dev.duet.weights.WeightsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
  private static final TrainingPlan PLAN = new TrainingPlan(4, 0.05, 0.1, 0.01, 1, 0, 7);

  @Test
  void aLinearClassifierLearnsItsExamplesAndKeepsItsFrozenParameter() {
    try (Learning learner = new Learning()) {
      History history =
          Trainer.train(learner, PLAN.withEpochs(30), Progress.none(), Optional.empty());
      assertThat(history.best().validation().accuracy()).isGreaterThan(0.95);
      assertThat(history.epochs().get(29).loss()).isLessThan(history.epochs().get(0).loss() / 2);
      assertThat(learner.parameters.get("frozen").toFloatArray()).containsExactly(1, 1);
    }
  }

  @Test
  void aSeedGivesTheSameTrainingAgainAndAnotherSeedAnother() {
    assertThat(train(PLAN, Optional.empty())).isEqualTo(train(PLAN, Optional.empty()));
    assertThat(train(PLAN.withSeed(8), Optional.empty()))
        .isNotEqualTo(train(PLAN, Optional.empty()));
  }

  @Test
  void aTrainingThatWasKilledAndResumedEndsAsOneThatWasNot(@TempDir Path folder) {
    float[] straight = train(PLAN, Optional.empty());
    Progress killer = new KilledAfterEpoch(2);
    try (Learning learner = new Learning()) {
      assertThatThrownBy(() -> Trainer.train(learner, PLAN, killer, Optional.of(folder)))
          .hasMessage("killed");
    }
    assertThat(train(PLAN, Optional.of(folder))).isEqualTo(straight);
  }

  @Test
  void aFinishedTrainingIsReadFromItsCheckpointWithoutAStep(@TempDir Path folder)
      throws IOException {
    float[] first = train(PLAN, Optional.of(folder));
    assertThat(Files.readAllLines(folder.resolve("metrics.jsonl"))).hasSize(4);
    try (Learning learner = new Learning()) {
      Progress nobodySteps = new KilledAfterEpoch(0);
      Trainer.train(learner, PLAN, nobodySteps, Optional.of(folder));
      assertThat(learner.values()).isEqualTo(first);
    }
  }

  @Test
  void aCheckpointOfOtherSettingsIsRefused(@TempDir Path folder) {
    train(PLAN, Optional.of(folder));
    assertThatThrownBy(() -> train(PLAN.withSeed(8), Optional.of(folder)))
        .isInstanceOf(WeightsException.class)
        .hasMessageContaining("other settings");
  }

  @Test
  void trainingStopsWhenValidationNoLongerImproves() {
    try (Learning learner = new Learning()) {
      TrainingPlan patient = new TrainingPlan(50, 0.05, 0.1, 0.01, 1, 2, 7);
      History history = Trainer.train(learner, patient, Progress.none(), Optional.empty());
      assertThat(history.epochs()).hasSize(history.best().epoch() + 2);
    }
  }

  @Test
  void trainingStopsWithASentenceWhenTheLossIsNoNumber() {
    try (Learning learner = new Learning()) {
      TrainingPlan reckless = new TrainingPlan(5, 1e38, 0, 0, 0, 0, 7);
      assertThatThrownBy(() -> Trainer.train(learner, reckless, Progress.none(), Optional.empty()))
          .isInstanceOf(TrainingException.class)
          .hasMessageContaining("lower learningRate");
    }
  }

  @Test
  void anAverageOfTheParametersIsWhatResultsAndResumes(@TempDir Path folder) {
    TrainingPlan averaged = averaging(0.9, TrainingPlan.Keep.LAST);
    float[] straight = train(averaged, Optional.empty());
    assertThat(straight)
        .isNotEqualTo(train(averaging(0, TrainingPlan.Keep.LAST), Optional.empty()));
    try (Learning learner = new Learning()) {
      Progress killer = new KilledAfterEpoch(2);
      assertThatThrownBy(() -> Trainer.train(learner, averaged, killer, Optional.of(folder)))
          .hasMessage("killed");
    }
    assertThat(train(averaged, Optional.of(folder))).isEqualTo(straight);
    assertThat(train(averaged, Optional.of(folder))).isEqualTo(straight);
  }

  @Test
  void theBestEpochOfAveragesIsWhatItsValidationSaw() {
    try (Learning learner = new Learning()) {
      TrainingPlan plan = averaging(0.5, TrainingPlan.Keep.BEST).withEpochs(10);
      History history = Trainer.train(learner, plan, Progress.none(), Optional.empty());
      assertThat(learner.validate()).isEqualTo(history.best().validation());
    }
  }

  private static TrainingPlan averaging(double share, TrainingPlan.Keep keep) {
    return new TrainingPlan(4, 0.05, 0.1, 0.01, 1, 0, 7, keep, TrainingPlan.Schedule.LINEAR, share);
  }

  @Test
  void anAverageForgetsItsBeginningAtFirstFasterThanAsked() {
    try (Parameters parameters = new Parameters()) {
      parameters.put("w", Tensor.of(new float[] {1}, 1));
      try (MovingAverage average = MovingAverage.of(parameters, List.of("w"), 0.9)) {
        parameters.put("w", Tensor.of(new float[] {2}, 1));
        average.update(1);
        assertThat(average.copies().get("w").floats()[0]).isCloseTo(20 / 11f, within(1e-6f));
        average.update(1000);
        assertThat(average.copies().get("w").floats()[0])
            .isCloseTo(0.9f * 20 / 11f + 0.1f * 2, within(1e-6f));
      }
    }
  }

  @Test
  void aStepIsThatOfAdamWWithClippedGradients() {
    // One parameter w, loss = 3 w: gradient 3, clipped to 1; beta 0.9 and 0.999; half the rate.
    try (Parameters parameters = new Parameters();
        NDManager manager = NDManager.newBaseManager("PyTorch")) {
      parameters.put("w", Tensor.of(new float[] {2}, 1, 1));
      parameters.get("w").setRequiresGradient(true);
      try (AdamW optimiser = new AdamW(parameters, List.of("w"), name -> 0.5, 0.1, 1)) {
        double w = 2;
        double mean = 0;
        double variance = 0;
        for (int step = 1; step <= 3; step++) {
          try (var collector = manager.getEngine().newGradientCollector()) {
            collector.backward(parameters.get("w").mul(3).sum());
          }
          optimiser.step(0.02);
          mean = 0.9 * mean + 0.1;
          variance = 0.999 * variance + 0.001;
          double corrected = mean / (1 - Math.pow(0.9, step));
          double spread = Math.sqrt(variance / (1 - Math.pow(0.999, step)));
          w -= 0.01 * (0.1 * w + corrected / (spread + 1e-8));
          assertThat(parameters.get("w").toFloatArray()[0]).isCloseTo((float) w, within(1e-5f));
        }
      }
    }
  }

  @Test
  void theRateRisesThenFallsToZero() {
    TrainingPlan plan = new TrainingPlan(1, 0.1, 0.2, 0, 0, 0, 1);
    assertThat(plan.rate(0, 100)).isLessThan(0.01);
    assertThat(plan.rate(20, 100)).isCloseTo(0.1, within(1e-9));
    assertThat(plan.rate(60, 100)).isCloseTo(0.05, within(1e-9));
    assertThat(plan.rate(99, 100)).isCloseTo(0.00125, within(1e-9));
  }

  @Test
  void byACosineTheRateFallsSlowlyFirstAndLast() {
    TrainingPlan plan =
        new TrainingPlan(
            1, 0.1, 0.2, 0, 0, 0, 1, TrainingPlan.Keep.BEST, TrainingPlan.Schedule.COSINE, 0);
    assertThat(plan.rate(10, 100)).isCloseTo(0.1 * 11 / 21, within(1e-9));
    assertThat(plan.rate(20, 100)).isCloseTo(0.1, within(1e-9));
    assertThat(plan.rate(40, 100)).isCloseTo(0.05 * (1 + Math.sqrt(0.5)), within(1e-9));
    assertThat(plan.rate(60, 100)).isCloseTo(0.05, within(1e-9));
    assertThat(plan.rate(99, 100)).isLessThan(0.0001);
  }

  private static float[] train(TrainingPlan plan, Optional<Path> folder) {
    try (Learning learner = new Learning()) {
      Trainer.train(learner, plan, Progress.none(), folder);
      return learner.values();
    }
  }

  private record KilledAfterEpoch(int last) implements Progress {
    @Override
    public void step(Step step) {
      assertThat(step.epoch()).isLessThanOrEqualTo(last);
    }

    @Override
    public void epoch(History.Epoch epoch) {
      if (epoch.epoch() == last) {
        throw new IllegalStateException("killed");
      }
    }
  }

  /** Tells points left of a line from those right of it; dropout makes its chance visible. */
  private static final class Learning implements Learner<List<float[]>>, AutoCloseable {
    private final Parameters parameters = new Parameters();
    private final List<float[]> points = new ArrayList<>();

    Learning() {
      parameters.put("weight", Tensor.of(new float[] {0.1f, 0, 0, 0.1f}, 2, 2));
      parameters.put("bias", Tensor.of(new float[2], 2));
      parameters.put("frozen", Tensor.of(new float[] {1, 1}, 2));
      Random random = new Random(3);
      for (int i = 0; i < 40; i++) {
        float x = (float) random.nextGaussian();
        float y = (float) random.nextGaussian();
        points.add(new float[] {x, y, x - y > 0 ? 1 : 0});
      }
    }

    float[] values() {
      return parameters.get("weight").toFloatArray();
    }

    @Override
    public Parameters parameters() {
      return parameters;
    }

    @Override
    public List<String> trainable() {
      return List.of("weight", "bias");
    }

    @Override
    public List<List<float[]>> batches(Random random) {
      List<float[]> shuffled = new ArrayList<>(points);
      Collections.shuffle(shuffled, random);
      return List.of(shuffled.subList(0, 20), shuffled.subList(20, 40));
    }

    private NDArray logits(List<float[]> batch, NDManager manager, boolean training) {
      float[] flat = new float[batch.size() * 2];
      for (int i = 0; i < batch.size(); i++) {
        flat[2 * i] = batch.get(i)[0];
        flat[2 * i + 1] = batch.get(i)[1];
      }
      NDArray input = manager.create(flat, new Shape(batch.size(), 2));
      NDArray kept = input.getNDArrayInternal().dropout(input, 0.1f, training).singletonOrThrow();
      return kept.getNDArrayInternal()
          .linear(kept, parameters.get("weight"), parameters.get("bias"))
          .singletonOrThrow();
    }

    @Override
    public NDArray loss(List<float[]> batch, NDManager manager) {
      float[] wanted = new float[batch.size() * 2];
      for (int i = 0; i < batch.size(); i++) {
        wanted[2 * i + (int) batch.get(i)[2]] = -1f / batch.size();
      }
      return logits(batch, manager, true)
          .logSoftmax(-1)
          .mul(manager.create(wanted, new Shape(batch.size(), 2)))
          .sum();
    }

    @Override
    public Validation validate() {
      try (NDManager manager = parameters.get("weight").getManager().newSubManager()) {
        float[] flat = logits(points, manager, false).softmax(-1).toFloatArray();
        double[][] rows = new double[points.size()][];
        for (int i = 0; i < rows.length; i++) {
          rows[i] = new double[] {flat[2 * i], flat[2 * i + 1]};
        }
        return Validation.of(points.stream().mapToInt(p -> (int) p[2]).toArray(), rows);
      }
    }

    @Override
    public void close() {
      parameters.close();
    }
  }
}
