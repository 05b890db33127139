package dev.duet.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.duet.audio.Matrix;
import dev.duet.voice.CnnConfig.Activation;
import dev.duet.voice.CnnConfig.Pooling;
import dev.duet.weights.Parameters;
import dev.duet.weights.Tensor;
import dev.duet.weights.Torch;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CnnNetworkTest {
  private static final int FEATURES = 5;
  private static final int LABELS = 3;

  private static CnnConfig config(int stride, Activation activation, Pooling pooling) {
    return new CnnConfig(2, List.of(6, 8), 5, stride, activation, pooling, 7, 0.2, 0.5);
  }

  private static Matrix utterance(int frames, long seed) {
    Random random = new Random(seed);
    float[] values = new float[FEATURES * frames];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return new Matrix(values, FEATURES, frames);
  }

  private static Parameters parameters(CnnConfig config) {
    InitialValues values = new InitialValues(new Random(7), false);
    return Parameters.of(CnnNetwork.initial(config, FEATURES, LABELS, values));
  }

  private static NDArray logits(
      CnnNetwork network, NDManager manager, boolean training, Matrix... utterances) {
    PaddedFrames frames = FrameBatch.of(List.of(utterances)).on(manager);
    return network.logits(network.embedding(frames, 1, training), 1, false);
  }

  @ParameterizedTest
  @CsvSource({"1, RELU, MEAN_MAX", "2, GELU, MEAN_MAX", "3, RELU, ATTENTION", "2, GELU, ATTENTION"})
  void anUtteranceHasTheSameScoresAloneAndInABatch(
      int stride, Activation activation, Pooling pooling) {
    CnnConfig config = config(stride, activation, pooling);
    try (NDManager manager = Torch.newManager();
        Parameters parameters = parameters(config)) {
      CnnNetwork network = new CnnNetwork(config, parameters);
      // So that the running statistics are some.
      logits(network, manager, true, utterance(30, 5), utterance(12, 6));
      for (int frames : new int[] {1, 2, 5, 8, 13}) {
        Matrix brief = utterance(frames, frames);
        float[] alone = logits(network, manager, false, brief).toFloatArray();
        NDArray batch = logits(network, manager, false, brief, utterance(19, 2));
        assertThat(batch.getShape()).isEqualTo(new Shape(2, LABELS));
        for (int i = 0; i < LABELS; i++) {
          assertThat(batch.getFloat(0, i)).isCloseTo(alone[i], within(1e-5f));
        }
      }
    }
  }

  @Test
  void paddingCountsInNoStatisticOfABatch() {
    CnnConfig config = config(2, Activation.RELU, Pooling.MEAN_MAX);
    Matrix brief = utterance(4, 1);
    Matrix longer = utterance(9, 2);
    try (NDManager manager = Torch.newManager();
        Parameters parameters = parameters(config)) {
      BatchNorm norm = new BatchNorm(parameters, "member.0.block.0.");
      FrameBatch batch = FrameBatch.of(List.of(brief, longer));
      NDArray x = batch.frames(manager).transpose(0, 2, 1);
      NDArray six = x.concat(x.get(":, :1"), 1);
      NDArray normal = norm.of(six, batch.mask(manager).expandDims(1), true);
      for (int channel = 0; channel < FEATURES; channel++) {
        double sum = 0;
        double squares = 0;
        for (int t = 0; t < 13; t++) {
          double value =
              t < 4 ? normal.getFloat(0, channel, t) : normal.getFloat(1, channel, t - 4);
          sum += value;
          squares += value * value;
        }
        assertThat(sum / 13).isCloseTo(0, within(1e-5));
        assertThat(squares / 13).isCloseTo(1, within(1e-3));
      }
    }
  }

  @Test
  void trainingMovesTheRunningStatisticsAndPredictionDoesNot() {
    CnnConfig config = config(2, Activation.RELU, Pooling.MEAN_MAX);
    String mean = "member.1.block.0.norm.mean";
    try (NDManager manager = Torch.newManager();
        Parameters parameters = parameters(config)) {
      CnnNetwork network = new CnnNetwork(config, parameters);
      logits(network, manager, false, utterance(9, 1), utterance(7, 2));
      assertThat(parameters.get(mean).toFloatArray()).containsOnly(0);
      logits(network, manager, true, utterance(9, 1), utterance(7, 2));
      assertThat(parameters.get(mean).toFloatArray()).doesNotContain(0);
      assertThat(VoiceNetwork.trainable(parameters)).doesNotContain(mean);
    }
  }

  @Test
  void gradientsReachTheFirstConvolution() {
    CnnConfig config = config(2, Activation.GELU, Pooling.ATTENTION);
    try (NDManager manager = Torch.newManager();
        Parameters parameters = parameters(config)) {
      NDArray weight = parameters.get("member.1.block.0.weight");
      weight.setRequiresGradient(true);
      CnnNetwork network = new CnnNetwork(config, parameters);
      try (var collector = Torch.engine().newGradientCollector()) {
        collector.backward(
            logits(network, manager, true, utterance(9, 1), utterance(4, 2)).square().sum());
      }
      assertThat(weight.getGradient().toFloatArray()).doesNotContain(Float.NaN).isNotEmpty();
      assertThat(weight.getGradient().norm().getFloat()).isPositive();
    }
  }

  @Test
  void anUntrainedNormalisationChangesNothing() {
    Map<String, Tensor> drawn =
        CnnNetwork.initial(
            config(1, Activation.RELU, Pooling.MEAN_MAX),
            FEATURES,
            LABELS,
            new InitialValues(new Random(1), false));
    assertThat(drawn.get("member.0.block.1.norm.scale").floats()).containsOnly(1);
    assertThat(drawn.get("member.0.block.1.norm.variance").floats()).containsOnly(1);
    assertThat(drawn.get("member.0.block.1.norm.shift").floats()).containsOnly(0);
    assertThat(drawn.get("member.0.block.1.norm.mean").floats()).containsOnly(0);
  }
}
