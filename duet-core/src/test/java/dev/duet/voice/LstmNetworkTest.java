package dev.duet.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.duet.audio.Matrix;
import dev.duet.voice.LstmConfig.Pooling;
import dev.duet.weights.Parameters;
import dev.duet.weights.Tensor;
import dev.duet.weights.Torch;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LstmNetworkTest {
  private static final int FEATURES = 5;
  private static final int LABELS = 3;

  private static Matrix utterance(int frames, long seed) {
    Random random = new Random(seed);
    float[] values = new float[FEATURES * frames];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return new Matrix(values, FEATURES, frames);
  }

  private static Map<String, Tensor> initial(LstmConfig config) {
    return LstmNetwork.initial(config, FEATURES, LABELS, new InitialValues(new Random(7), false));
  }

  private static NDArray logits(
      LstmNetwork network, List<Matrix> utterances, int member, NDManager manager) {
    NDArray embedding = network.embedding(FrameBatch.of(utterances).on(manager), member, false);
    return network.logits(embedding, member, false);
  }

  private static float[] logits(LstmConfig config, List<Matrix> utterances) {
    try (NDManager manager = Torch.newManager();
        Parameters parameters = Parameters.of(initial(config))) {
      LstmNetwork network = new LstmNetwork(config, parameters);
      return logits(network, utterances, 0, manager).toFloatArray();
    }
  }

  @ParameterizedTest
  @EnumSource(Pooling.class)
  void paddingDoesNotChangeAnUtterance(Pooling pooling) {
    LstmConfig config = new LstmConfig(2, 6, 2, pooling, 0.2, 0.5);
    Matrix brief = utterance(4, 1);
    float[] alone = logits(config, List.of(brief));
    float[] padded = logits(config, List.of(brief, utterance(19, 2)));
    for (int i = 0; i < LABELS; i++) {
      assertThat(padded[i]).isCloseTo(alone[i], within(1e-5f));
    }
  }

  @Test
  void theBackwardDirectionHearsTheEndFirst() {
    LstmConfig config = new LstmConfig(1, 6, 1, Pooling.MEAN, 0, 0);
    Matrix forwards = utterance(9, 3);
    float[] turned = new float[forwards.data().length];
    for (int row = 0; row < FEATURES; row++) {
      for (int t = 0; t < 9; t++) {
        turned[row * 9 + t] = forwards.get(row, 8 - t);
      }
    }
    assertThat(logits(config, List.of(new Matrix(turned, FEATURES, 9))))
        .isNotEqualTo(logits(config, List.of(forwards)));
  }

  @Test
  void aSeedFixesTheInitialParameters() {
    LstmConfig config = new LstmConfig(1, 6, 2, Pooling.ATTENTION, 0, 0.5);
    List<Matrix> utterances = List.of(utterance(7, 4));
    assertThat(logits(config, utterances)).isEqualTo(logits(config, utterances));
  }

  @Test
  void membersBeginApart() {
    LstmConfig config = new LstmConfig(3, 6, 1, Pooling.ATTENTION, 0, 0);
    Map<String, Tensor> drawn = initial(config);
    String weight = "lstm.0.forward.input";
    assertThat(drawn.get("member.0." + weight).floats())
        .isNotEqualTo(drawn.get("member.1." + weight).floats())
        .isNotEqualTo(drawn.get("member.2." + weight).floats());
  }

  @Test
  void theEnsembleSaysTheMeanOfItsMembers() {
    LstmConfig config = new LstmConfig(3, 6, 2, Pooling.ATTENTION, 0.2, 0.5);
    Matrix utterance = utterance(11, 5);
    try (NDManager manager = Torch.newManager();
        Parameters parameters = Parameters.of(initial(config))) {
      LstmNetwork network = new LstmNetwork(config, parameters);
      double[] probabilities = network.probabilities(utterance);
      assertThat(DoubleStream.of(probabilities).sum()).isCloseTo(1, within(1e-6));
      double[] mean = new double[LABELS];
      for (int member = 0; member < 3; member++) {
        NDArray logits = logits(network, List.of(utterance), member, manager);
        double[] powers = new double[LABELS];
        for (int c = 0; c < LABELS; c++) {
          powers[c] = Math.exp(logits.getFloat(0, c));
        }
        for (int c = 0; c < LABELS; c++) {
          mean[c] += powers[c] / DoubleStream.of(powers).sum() / 3;
        }
      }
      assertThat(probabilities).containsExactly(mean, within(1e-6));
    }
  }

  @Test
  void recurrentMatricesCanBeginOrthogonalGateByGate() {
    LstmConfig config = new LstmConfig(1, 6, 1, Pooling.MEAN, 0, 0);
    InitialValues values = new InitialValues(new Random(7), true);
    Tensor drawn =
        LstmNetwork.initial(config, FEATURES, LABELS, values)
            .get("member.0.lstm.0.backward.recurrent");
    assertThat(drawn.shape()).isEqualTo(new Shape(24, 6));
    float[] rows = drawn.floats();
    for (int a = 0; a < 24; a++) {
      for (int b = a - a % 6; b < a - a % 6 + 6; b++) {
        double product = 0;
        for (int i = 0; i < 6; i++) {
          product += rows[6 * a + i] * rows[6 * b + i];
        }
        assertThat(product).isCloseTo(a == b ? 1 : 0, within(1e-6));
      }
    }
  }
}
